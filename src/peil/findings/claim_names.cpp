#include "peil/findings/claim_names.h"

#include <algorithm>

#include "peil/base/text.h"
#include "peil/findings/claim_against.h"
#include "peil/findings/claim_statistic.h"
#include "peil/findings/claim_syntax.h"
#include "peil/findings/response_figures.h"

namespace peil::findings {
namespace {

using Names = std::vector<std::string>;

// A year as a number, or nothing: waves are mostly named after one.
std::optional<std::int64_t> year(const std::string& name) {
  return name.size() == 4 ? whole_number(name) : std::nullopt;
}

Names measures_of(const Study& study) {
  Names all;
  for (const Questionnaire* form : study.forms()) {
    for (const Question& q : form->questions) {
      for (const std::string& item : items_of(q)) {
        if (std::ranges::find(all, item) == all.end()) all.push_back(item);
      }
    }
  }
  for (const PublishedMark& m : study.published.marks) {
    if (std::ranges::find(all, m.measure) == all.end()) all.push_back(m.measure);
  }
  for (const PublishedShare& s : study.published.shares) {
    if (std::ranges::find(all, s.measure) == all.end()) all.push_back(s.measure);
  }
  for (const HandlingTime& t : study.published.handling) {
    if (std::ranges::find(all, t.measure) == all.end()) all.push_back(t.measure);
  }
  if (std::ranges::find(all, study.overall) == all.end()) all.push_back(study.overall);
  return all;
}

template <class T>
Names names_of(const std::vector<T>& list) {
  Names all;
  for (const T& one : list) all.push_back(one.name);
  return all;
}

class ClaimReader {
 public:
  ClaimReader(const MarkedSpan& span, const Study& study, const std::string& where,
              Problems& problems)
      : span_(span), study_(study), where_(where), problems_(problems) {}

  std::optional<Claim> read() {
    const Attribute* kind = span_.find("claim");
    if (kind == nullptr) {
      say(span_.line, span_.column, "claim.no-kind", "This span has attributes but no claim.",
          "Add claim=KIND; the kinds are " + join(known_kinds(), ", ") + ".");
      return {};
    }
    syntax_ = find_syntax(kind->value);
    if (syntax_ == nullptr) {
      unknown(*kind, "claim.unknown-kind",
              "There is no kind of claim " + in_quotes(kind->value) + ".", kind->value,
              known_kinds(), "kinds");
      return {};
    }
    claim_.kind = syntax_->kind;
    claim_.line = span_.line;
    const std::size_t before = problems_.size();
    attributes();
    if (problems_.size() > before) return {};
    if (claim_.kind == ClaimKind::Timeliness && span_.find("statistic") == nullptr)
      claim_.statistic = "in-time";
    if (is_against() && !take_against(claim_, span_, study_, where_, problems_)) return {};
    if (!statistic_is_there()) return {};
    set_range(claim_, study_);
    return claim_;
  }

 private:
  void say(std::size_t line, std::size_t column, const char* code, std::string message,
           std::string mend) {
    problems_.push_back({code, where_, line, column, std::move(message), std::move(mend)});
  }

  void say(const Attribute& at, const char* code, std::string message, std::string mend) {
    say(at.line, at.column, code, std::move(message), std::move(mend));
  }

  void unknown(const Attribute& at, const char* code, std::string message, const std::string& wrong,
               const Names& known, const std::string& what) {
    const auto meant = nearest(wrong, known);
    std::string mend = meant           ? "Did you mean " + in_quotes(*meant) + "?"
                       : known.empty() ? "The study has no " + what + "."
                                       : "The " + what + " are " + join(known, ", ") + ".";
    say(at, code, std::move(message), std::move(mend));
  }

  void attributes() {
    const Names known = known_attributes(*syntax_);
    for (const Attribute& a : span_.attributes) {
      if (std::ranges::find(known, a.name) == known.end()) {
        unknown(
            a, "claim.unknown-attribute",
            "A claim " + in_quotes(syntax_->name) + " has no attribute " + in_quotes(a.name) + ".",
            a.name, known, "attributes");
      } else if (a.name != "claim") {
        take(a);
      }
    }
    for (const std::string& name : syntax_->needed) {
      if (span_.find(name) != nullptr) continue;
      say(span_.line, span_.column, "claim.missing-attribute",
          "A claim " + in_quotes(syntax_->name) + " needs the attribute " + in_quotes(name) + ".",
          "Add " + name + "=... to the braces behind the span.");
    }
  }

  void take(const Attribute& a) {
    if (words(a.value).empty()) {
      return say(a, "claim.missing-attribute", "The attribute " + in_quotes(a.name) + " is empty.",
                 "Write a value, or leave the attribute out where it is not needed.");
    }
    if (a.name == "measure") return measures(a);
    if (a.name == "group" || a.name == "groups") return groups(a);
    if (a.name == "among") return among(a);
    if (a.name == "waves") return waves(a);
    if (a.name == "benchmark") return benchmark(a);
    if (a.name == "target") return target(a);
    if (a.name == "statistic") return statistic(a);
    if (a.name == "margin") return number(a, claim_.margin);
    if (a.name == "by" && a.value == "large") {
      claim_.by_large = true;
    } else if (a.name == "by") {
      number(a, claim_.by);
    } else if (a.name == "since") {
      whole(a, claim_.since, 1000, 9999);
    } else if (a.name == "every") {
      whole(a, claim_.every, 1, 99);
    } else {
      claim_.more[a.name] = join(words(a.value), " ");
    }
  }

  void measures(const Attribute& a) {
    // The items of a letter must be questions of the study: a name that nothing stands for
    // would never be noticed otherwise.
    const Names known = measures_of(study_);
    for (const std::string& name : words(a.value)) {
      if (std::ranges::find(known, name) == known.end()) {
        unknown(a, "claim.unknown-measure", "The study has no measure " + in_quotes(name) + ".",
                name, known, "measures");
      } else if (std::ranges::find(claim_.measures, name) == claim_.measures.end()) {
        claim_.measures.push_back(name);
      }
    }
  }

  void groups(const Attribute& a) {
    Names known = names_of(study_.customer_groups);
    if (a.name == "group") {
      const Names reporting = names_of(study_.reporting_groups);
      known.insert(known.begin(), reporting.begin(), reporting.end());
      known.push_back("all");
    }
    for (const std::string& name : words(a.value)) {
      if (std::ranges::find(known, name) == known.end()) {
        unknown(a, "claim.unknown-group",
                "The study has no " +
                    std::string(a.name == "group" ? "group " : "customer group ") +
                    in_quotes(name) + ".",
                name, known, "groups");
      } else if (std::ranges::find(claim_.groups, name) == claim_.groups.end()) {
        claim_.groups.push_back(name);
      }
    }
    if (compares_groups() && words(a.value).size() < 2)
      say(a, "claim.too-few-groups",
          "A claim " + in_quotes(syntax_->name) + " needs two groups; here is one.",
          "Write the group that the words speak of first: group=\"vr boak\".");
  }

  void waves(const Attribute& a) {
    const Names known = names_of(study_.waves);
    std::size_t last = 0;
    bool ordered = true;
    for (const std::string& name : words(a.value)) {
      const auto at = std::ranges::find(known, name);
      if (at == known.end()) {
        unknown_wave(a, name, known);
        continue;
      }
      const auto place = static_cast<std::size_t>(at - known.begin()) + 1;
      ordered = ordered && place > last;
      last = place;
      claim_.waves.push_back(name);
    }
    if (!ordered) {
      say(a, "claim.waves-not-in-order",
          "The waves " + in_quotes(a.value) + " are not in order of time.",
          "Write each wave once, the oldest first.");
    }
    const std::size_t count = words(a.value).size();
    const bool change = claim_.kind == ClaimKind::Rise || claim_.kind == ClaimKind::Fall ||
                        claim_.kind == ClaimKind::Stable || claim_.kind == ClaimKind::First;
    if (change && count < 2) {
      say(a, "claim.too-few-waves",
          "A claim " + in_quotes(syntax_->name) + " needs at least two waves; here is one.",
          "Write the waves that the words compare: waves=\"2011 2013\".");
    }
    const bool compares = claim_.kind == ClaimKind::Above || claim_.kind == ClaimKind::Below ||
                          claim_.kind == ClaimKind::Equal || compares_groups();
    if (compares && count > 1) {
      say(a, "claim.one-wave",
          "A claim " + in_quotes(syntax_->name) + " compares within one wave" +
              (compares_groups() ? "." : ", with the benchmark of its year."),
          "Mark the words about each wave as a claim of their own.");
    }
  }

  void unknown_wave(const Attribute& a, const std::string& name, const Names& known) {
    const auto wanted = year(name);
    const auto first = known.empty() ? std::nullopt : year(known.front());
    if (wanted && first && *wanted < *first) {
      say(a, "claim.wave-before-first",
          "Wave " + in_quotes(name) + " lies before the first wave of the study (" + known.front() +
              ").",
          "The waves are " + join(known, ", ") + ".");
      return;
    }
    unknown(a, "claim.unknown-wave", "The study has no wave " + in_quotes(name) + ".", name, known,
            "waves");
  }

  // Of highest and lowest: among which; of valued: free words.
  void among(const Attribute& a) {
    const Names known{"waves", "groups", "aspects"};
    claim_.more[a.name] = join(words(a.value), " ");
    const bool extreme = claim_.kind == ClaimKind::Highest || claim_.kind == ClaimKind::Lowest;
    if (extreme && std::ranges::find(known, a.value) == known.end())
      unknown(a, "claim.unknown-attribute", "Nothing is highest among " + in_quotes(a.value) + ".",
              a.value, known, "sets");
  }

  void benchmark(const Attribute& a) {
    const Names all = names_of(study_.published.benchmarks);
    Names known;
    for (const std::string& name : all) {
      if (std::ranges::find(known, name) == known.end()) known.push_back(name);
    }
    claim_.benchmark = a.value;
    if (std::ranges::find(known, a.value) == known.end()) {
      unknown(a, "claim.unknown-benchmark",
              "The study has no benchmark " + in_quotes(a.value) + ".", a.value, known,
              "benchmarks");
    }
  }

  // What the numbers of a response are, in their order.
  void counts(const Attribute& a) {
    for (const std::string& name : words(a.value)) {
      if (std::ranges::find(response_names(), name) == response_names().end())
        unknown(a, "claim.unknown-statistic",
                "There is no number " + in_quotes(name) + " of people.", name, response_names(),
                "numbers");
      claim_.counts.push_back(name);
    }
  }

  void statistic(const Attribute& a) {
    if (claim_.kind == ClaimKind::Response) return counts(a);
    const bool cases = claim_.kind == ClaimKind::Timeliness;
    Names known{"in-time", "days"};
    if (!cases) known = {"mean", "low", "high", "nps", "share:CHOICE"};
    if (is_against()) known.insert(known.end(), {"in-time", "days"});
    claim_.statistic = a.value;
    if (a.value.starts_with("share:") && !cases) return;
    if (std::ranges::find(known, a.value) == known.end())
      unknown(a, "claim.unknown-statistic", "There is no statistic " + in_quotes(a.value) + ".",
              a.value, known, "statistics");
  }

  bool compares_groups() const {
    return claim_.kind >= ClaimKind::GroupAbove && claim_.kind <= ClaimKind::GroupEqual;
  }

  bool is_against() const {
    return claim_.kind == ClaimKind::Above || claim_.kind == ClaimKind::Below;
  }

  void target(const Attribute& a) {
    const Names known = names_of(study_.published.targets);
    claim_.target = a.value;
    if (std::ranges::find(known, a.value) == known.end())
      unknown(a, "claim.unknown-target", "The study has no target " + in_quotes(a.value) + ".",
              a.value, known, "targets");
  }

  bool statistic_is_there() {
    if (claim_.statistic == "mean" || claim_.kind == ClaimKind::Timeliness) return true;
    for (const std::string& measure : claim_.measures) {
      if (has_statistic(study_, measure, claim_.statistic)) continue;
      say(*span_.find("statistic"), "claim.no-such-statistic",
          "Of " + in_quotes(measure) + " there is no " + in_quotes(claim_.statistic) + ".",
          "'low' and 'high' are there for marks and for the overall mark, 'nps' for questions "
          "with recommend = true, 'share:CHOICE' for questions with choices; and each share that "
          "published.toml has.");
      return false;
    }
    return true;
  }

  void number(const Attribute& a, std::optional<double>& into) {
    const Attribute* of = span_.find("statistic");
    const bool marks = (of == nullptr || of->value == "mean") && span_.find("target") == nullptr;
    into = decimal_number(a.value);
    if (into && *into > 0.0 && *into < (marks ? 9.0 : 100.0)) return;
    say(a, "claim.bad-number",
        in_quotes(a.value) + " is no size for " + in_quotes(a.name) + ": a number of " +
            (marks ? "marks" : "percentage points") + " above 0.",
        "Write it with a point: " + a.name + "=" + (marks ? "0.2." : "2.5."));
  }

  void whole(const Attribute& a, int& into, int least, int most) {
    const auto n = whole_number(a.value);
    if (n && *n >= least && *n <= most) {
      into = static_cast<int>(*n);
      return;
    }
    say(a, "claim.bad-number",
        in_quotes(a.value) + " is not a " + (a.name == "since" ? "year." : "number of years."),
        "Write digits only, as in since=2005 every=2.");
  }

  const MarkedSpan& span_;
  const Study& study_;
  const std::string& where_;
  Problems& problems_;
  const ClaimSyntax* syntax_ = nullptr;
  Claim claim_;
};

}  // namespace

std::optional<Claim> read_claim(const MarkedSpan& span, const Study& study,
                                const std::string& where, Problems& problems) {
  return ClaimReader(span, study, where, problems).read();
}

}  // namespace peil::findings
