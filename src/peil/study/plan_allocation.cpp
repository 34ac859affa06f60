#include "peil/study/plan_allocation.h"

#include <fmt/format.h>

#include <array>

#include "peil/base/counted.h"
#include "peil/base/text.h"

namespace peil::study {
namespace {

constexpr std::array allocations{
    std::pair{"given", Allocation::Given}, std::pair{"proportional", Allocation::Proportional},
    std::pair{"equal", Allocation::Equal}, std::pair{"neyman", Allocation::Neyman},
    std::pair{"power", Allocation::Power}};

std::vector<std::string> allocation_words() {
  std::vector<std::string> words;
  for (const auto& [word, allocation] : allocations) words.emplace_back(word);
  return words;
}

Allocation allocation_of(std::string_view word) {
  for (const auto& [known, allocation] : allocations) {
    if (word == known) return allocation;
  }
  return Allocation::Given;
}

class Reader {
 public:
  Reader(const TomlTable& sample, Plan& plan, const Draft& draft)
      : sample_(sample), problems_(sample.problems()), plan_(plan), draft_(draft) {}

  void run() {
    const auto allocation = sample_.word("allocation", Need::Must, allocation_words());
    if (const auto total = sample_.whole("total", Need::May, 1, 100'000'000))
      plan_.total = static_cast<std::size_t>(*total);
    const TomlNode* sizes = sample_.table("sizes", Need::May);
    if (!allocation) return;
    plan_.allocation = allocation_of(*allocation);
    if (plan_.allocation == Allocation::Given) {
      read_given(sizes);
    } else {
      read_rule(*allocation);
    }
  }

 private:
  void read_given(const TomlNode* sizes) {
    if (sample_.has("total")) {
      problems_.add("plan.total-not-used", sample_.entry("total")->at,
                    "With a given allocation the sizes make the total.",
                    "Take total out, or write allocation = \"proportional\".");
    }
    for (const char* key : {"least", "most", "power", "sd"}) not_used(key, "given");
    if (sizes != nullptr) {
      read_sizes(*sizes);
    } else if (!sample_.has("sizes")) {
      problems_.add("plan.sizes-missing", sample_.at("allocation"),
                    "The allocation is given, and no sizes are.",
                    "Add [sample.sizes] with one line per stratum.");
    }
  }

  // Every allocation but a given one: the total is shared by a rule.
  void read_rule(const std::string& word) {
    if (!sample_.has("total")) {
      problems_.add("key.missing", sample_.at(), "The key 'total' is missing in [sample].",
                    "Add a line total = ... with the size of the whole sample.");
    }
    if (sample_.has("sizes")) {
      problems_.add("plan.sizes-not-used", sample_.entry("sizes")->at,
                    fmt::format("With allocation '{}' no sizes are given.", word),
                    "Take [sample.sizes] out, or write allocation = \"given\".");
    }
    read_bounds();
    if (plan_.allocation != Allocation::Power) {
      not_used("power", word);
    } else if (const auto power = sample_.number("power", Need::May, 0.0, 1.0)) {
      plan_.power = *power;
    }
    if (plan_.allocation != Allocation::Neyman) {
      not_used("sd", word);
    } else if (const TomlNode* sd = sample_.table("sd", Need::May)) {
      read_sd(*sd);
    } else if (!sample_.has("sd")) {
      problems_.add("plan.sd-missing", sample_.at("allocation"),
                    "The allocation is neyman, and no standard deviations are given.",
                    "Add [sample.sd] with one line per stratum, from the last wave for example.");
    }
  }

  void read_bounds() {
    const auto least = sample_.whole("least", Need::May, 0, 100'000'000);
    const auto most = sample_.whole("most", Need::May, 1, 100'000'000);
    if (least) plan_.least = static_cast<std::size_t>(*least);
    if (most) plan_.most = static_cast<std::size_t>(*most);
    if (!plan_.most || *plan_.most >= plan_.least) return;
    problems_.add("plan.least-above-most", sample_.at("most"),
                  fmt::format("A stratum should give at least {} and at most {}.", plan_.least,
                              counted(*plan_.most, "unit")),
                  "Raise most, or lower least (2 where the plan does not say).");
  }

  void not_used(const char* key, std::string_view allocation) {
    if (!sample_.has(key)) return;
    problems_.add("plan.not-for-allocation", sample_.entry(key)->at,
                  fmt::format("'{}' has no meaning with allocation '{}'.", key, allocation),
                  "Take it out, or write another allocation.");
  }

  void read_sd(const TomlNode& node) {
    const TomlTable table(node, problems_, "[sample.sd]", {}, true);
    for (const Entry& entry : table.entries()) {
      if (const auto sd = table.number(entry.key, Need::May, 0.0, 1e6)) plan_.sd[entry.key] = *sd;
      (void)group_of_stratum(entry);
    }
  }

  // The place of the group column among the columns of the strata.
  std::optional<std::size_t> group_at() const {
    const auto at = std::ranges::find(plan_.strata, plan_.group);
    if (at == plan_.strata.end()) return {};
    return static_cast<std::size_t>(at - plan_.strata.begin());
  }

  // The customer group in the name of a stratum, unless there is something wrong with the name.
  std::optional<std::string> group_of_stratum(const Entry& entry) {
    const auto parts = split(entry.key, '/');
    if (!plan_.strata.empty() && parts.size() != plan_.strata.size()) {
      problems_.add(
          "plan.stratum-name", entry.at,
          fmt::format("The stratum '{}' has {} part(s), and there are {} strata "
                      "columns.",
                      entry.key, parts.size(), plan_.strata.size()),
          fmt::format("Write one value of {} each, with / between.", list_of(plan_.strata)));
      return {};
    }
    if (!group_at()) return {};
    std::string group(parts[*group_at()]);
    if (!draft_.customer_groups.unknown(group)) return group;
    problems_.add("plan.stratum-name", entry.at,
                  fmt::format("The study has no customer group '{}'.", group),
                  did_you_mean(group, draft_.customer_groups.names));
    return {};
  }

  void read_sizes(const TomlNode& node) {
    const TomlTable table(node, problems_, "[sample.sizes]", {}, true);
    NameList drawn;
    for (const Entry& entry : table.entries()) {
      if (const auto n = table.whole(entry.key, Need::May, 1, 100'000'000))
        plan_.sizes[entry.key] = static_cast<std::size_t>(*n);
      if (const auto group = group_of_stratum(entry)) {
        drawn.names.push_back(*group);
      } else {
        drawn.complete = false;
      }
    }
    if (!group_at() || !draft_.customer_groups.complete) return;
    for (const std::string& group : draft_.customer_groups.names) {
      if (!drawn.unknown(group)) continue;
      problems_.add("plan.group-without-size", table.at(),
                    fmt::format("Nobody of the customer group '{}' is drawn.", group),
                    "Give a size to at least one of its strata.");
    }
  }

  const TomlTable& sample_;
  FileProblems& problems_;
  Plan& plan_;
  const Draft& draft_;
};

}  // namespace

void read_allocation(const TomlTable& sample, Plan& plan, const Draft& draft) {
  Reader(sample, plan, draft).run();
}

}  // namespace peil::study
