#include "peil/sampling/frame_columns.h"

#include <algorithm>
#include <set>

#include "peil/base/nul_byte.h"
#include "peil/base/text.h"
#include "peil/base/windows_1252.h"

namespace peil::sampling {
namespace {

class Header {
 public:
  Header(const std::vector<std::string>& names, std::size_t line, ProblemList& problems)
      : names_(names), line_(line), problems_(problems) {}

  /// False when the names cannot be read at all.
  bool check() {
    std::set<std::string> seen, told;
    for (const std::string& name : names_) {
      if (has_nul(names_)) {
        problems_.add("frame.nul-byte", line_, nul_byte::words, nul_byte::mend_csv);
        return false;
      }
      if (!is_utf8(name)) {
        problems_.add("frame.not-utf8", line_, "The names of the columns are not UTF-8.",
                      mend_of_encoding(names_, say_windows_1252));
        return false;
      }
      if (!name.empty() && !seen.insert(name).second && told.insert(name).second) {
        problems_.add("frame.duplicate-header", line_, "There are two columns '" + name + "'.",
                      "Give every column a name of its own.");
      }
    }
    return true;
  }

  std::size_t place(const std::string& wanted, const std::string& purpose) {
    const auto found = std::ranges::find(names_, wanted);
    if (found != names_.end()) return static_cast<std::size_t>(found - names_.begin());
    if (told_.insert(wanted).second) {
      const auto near = nearest(wanted, names_);
      const auto sign = separator_meant(names_, wanted);
      problems_.add("frame.column-missing", line_,
                    "There is no column '" + wanted + "' (" + purpose + ")" +
                        (near ? "; there is one '" + *near + "'." : "."),
                    sign ? "The names of the columns hold it: say separator = \"" + *sign +
                               "\" under [frame] of the plan."
                         : "Name the column as the plan does, or mend the plan.");
    }
    return 0;
  }

  std::vector<std::size_t> places(const std::vector<std::string>& wanted,
                                  const std::string& purpose) {
    std::vector<std::size_t> all;
    for (const std::string& name : wanted) all.push_back(place(name, purpose));
    return all;
  }

 private:
  const std::vector<std::string>& names_;
  std::size_t line_;
  ProblemList& problems_;
  std::set<std::string> told_;
};

}  // namespace

FrameColumns FrameColumns::read(const std::vector<std::string>& header, std::size_t line,
                                const Plan& plan, ProblemList& problems) {
  Header names(header, line, problems);
  FrameColumns at;
  if (!names.check()) return at;
  at.count = header.size();
  at.names = header;
  at.key = names.place(plan.unit_key, "the key");
  at.group = names.place(plan.group, "the customer group");
  if (!plan.language.empty()) at.language = names.place(plan.language, "the language");
  if (!plan.also_in.empty()) at.also_in = names.place(plan.also_in, "other customer groups");
  at.strata = names.places(plan.strata, "the strata");
  at.design = names.places(plan.design, "design");
  at.contact = names.places(plan.contact, "contact");
  for (const Exclusion& rule : plan.exclusions) {
    at.exclusions.push_back(names.place(rule.column, "a rule that leaves people out"));
  }
  const auto fictional = std::ranges::find(header, "fictional");
  if (fictional != header.end()) {
    at.fictional = static_cast<std::size_t>(fictional - header.begin());
  }
  return at;
}

}  // namespace peil::sampling
