#include "peil/findings/judge_claim.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/base/text.h"
#include "peil/findings/items.h"

namespace peil::findings {
namespace {

// What is no question of the study: cases of an administration have a label in print.
Words named_text(const std::string& measure, const Bench& bench) {
  const auto& times = bench.study().published.handling;
  const auto at = std::ranges::find_if(
      times, [&](const HandlingTime& t) { return t.measure == measure && !t.label.empty(); });
  return at == times.end() ? plain(measure) : bench.words.study_text(at->label);
}

// A mean is named with its scale, but for marks: those everybody knows.
Words scaled_text(const Question& question, const Words& label, const Bench& bench) {
  if (const auto scale = scale_of(question); scale && !scale->is_known()) {
    return bench.words.say("measure.scaled", {{"label", label},
                                              {"from", std::to_string(scale->from)},
                                              {"to", std::to_string(scale->to)}});
  }
  const bool amount = question.type == QuestionType::Integer;
  return bench.words.say(amount ? "measure.amount" : "measure.other", {{"label", label}});
}

Words choice_text(const Question* question, const std::string& code, const Bench& bench) {
  const LocalText* label = question == nullptr ? nullptr : choice_label(*question, code);
  return label == nullptr ? plain(code) : bench.words.label(*label);
}

// A mean, or what else the claim speaks of it.
Words with_statistic(Words measure, const std::string& statistic, const std::string& name,
                     const std::string& wave, const Bench& bench) {
  if (statistic == "mean") return measure;
  if (statistic == "nps" || statistic == "in-time" || statistic == "days")
    return bench.words.say("measure." + statistic, {{"measure", measure}});
  const Question* question = question_of(bench.study(), name, wave);
  if (const std::string of_choice = "share:"; statistic.starts_with(of_choice)) {
    const Words label = choice_text(question, statistic.substr(of_choice.size()), bench);
    return bench.words.say("measure.choice", {{"choice", label}, {"measure", measure}});
  }
  const Scale scale = (question ? scale_of(*question) : std::nullopt).value_or(Scale{});
  return bench.words.say("measure.end",
                         {{"measure", measure},
                          {"end", end_text(scale, statistic == "high", bench.words.language())}});
}

// Percents have a decimal less than marks, but all that were printed.
int decimals_of_size(const Step& step, int of_marks) {
  const auto printed = [](const Evidence& e) { return e.figure ? 0 : e.decimals; };
  const int most = std::max(printed(step.before), printed(step.after));
  const bool halves = step.before.ground == Ground::Set && step.after.ground == Ground::Print;
  if (halves) return most + 1;  // a target is exact: half of the last decimal shows
  return is_percent(step.after) ? std::max(of_marks - 1, most) : of_marks;
}

}  // namespace

const std::string& Series::last_wave() const {
  static const std::string none;
  return marks.empty() ? none : marks.back().wave;
}

std::vector<Series> series_of(const Claim& claim, const Bench& bench) {
  std::vector<Series> all;
  for (const std::string& measure : claim.measures) {
    for (const std::string& group : claim.groups) {
      Series one{measure, group, {}, claim.statistic};
      for (const std::string& wave : claim.waves) {
        one.marks.push_back(evidence(bench.sources, {wave, group, measure, claim.statistic}));
      }
      all.push_back(std::move(one));
    }
  }
  return all;
}

std::vector<Evidence> all_marks(std::span<const Series> series) {
  std::vector<Evidence> all;
  for (const Series& s : series) all.insert(all.end(), s.marks.begin(), s.marks.end());
  return all;
}

Verdict together(std::span<const Verdict> verdicts) {
  expects(!verdicts.empty(), "together: at least one verdict");
  const auto has = [&](Verdict v) { return std::ranges::find(verdicts, v) != verdicts.end(); };
  const bool all_supported =
      std::ranges::all_of(verdicts, [](Verdict v) { return v == Verdict::Supported; });
  if (has(Verdict::Contradicted)) return Verdict::Contradicted;
  if (all_supported) return Verdict::Supported;
  if (has(Verdict::Supported)) return Verdict::Partly;
  if (has(Verdict::NotTestable)) return Verdict::NotTestable;
  return has(Verdict::NotDemonstrable) ? Verdict::NotDemonstrable : Verdict::Partly;
}

Words quoted(const std::string& text, const Bench& bench) {
  return words_in(text, bench.words.language(), bench.letter.language);
}

Words measure_text(const std::string& measure, const Bench& bench, bool in_a_list,
                   const std::string& wave) {
  const Question* question = question_of(bench.study(), measure, wave);
  if (measure == bench.study().overall) {
    const Scale scale = (question ? scale_of(*question) : std::nullopt).value_or(Scale{});
    if (scale.is_known()) return bench.words.say("measure.overall");
    return bench.words.say("measure.overall-scaled", {{"from", std::to_string(scale.from)},
                                                      {"to", std::to_string(scale.to)}});
  }
  const Words label = question == nullptr ? named_text(measure, bench)
                                          : bench.words.label(label_of(*question, measure));
  if (in_a_list || question == nullptr) {
    return bench.words.say("measure.short", {{"label", label}});
  }
  return scaled_text(*question, label, bench);
}

Words group_text(const std::string& group, const Bench& bench) {
  if (group == "all") return bench.words.say("group.all");
  const Study& study = bench.study();
  if (const ReportingGroup* g = study.reporting_group(group)) {
    return inside_a_sentence(bench.words.label(g->label));
  }
  const CustomerGroup* g = study.customer_group(group);
  return g == nullptr ? plain(group) : inside_a_sentence(bench.words.label(g->label));
}

Words subject_text(const Series& series, const Bench& bench) {
  const bool of_label = series.statistic.starts_with("share:") || series.statistic == "in-time" ||
                        series.statistic == "days";
  const Words measure =
      with_statistic(measure_text(series.measure, bench, of_label, series.last_wave()),
                     series.statistic, series.measure, series.last_wave(), bench);
  return bench.words.say("subject",
                         {{"measure", measure}, {"group", group_text(series.group, bench)}});
}

Words marks_text(std::span<const Evidence> marks, const Bench& bench, int decimals) {
  std::vector<Words> parts;
  for (const Evidence& e : marks) {
    if (!e.known()) continue;
    parts.push_back(bench.words.say(
        "mark.in", {{"mark", mark_text(e, bench.words.language(), decimals)}, {"wave", e.wave}}));
  }
  return bench.words.list(parts);
}

Words way_text(const Step& step, const Bench& bench, int decimals) {
  const std::string& language = bench.words.language();
  return bench.words.say("way", {{"before", mark_text(step.before, language, decimals)},
                                 {"from", step.before.wave},
                                 {"after", mark_text(step.after, language, decimals)},
                                 {"to", step.after.wave}});
}

std::string size_number(double size, const Step& step, const Bench& bench, int decimals) {
  return bench.words.number(size * in_print_units(step.after), decimals_of_size(step, decimals));
}

std::string signed_size(double size, const Step& step, const Bench& bench, int decimals) {
  return bench.words.signed_number(size * in_print_units(step.after),
                                   decimals_of_size(step, decimals));
}

Words points_text(const std::string& number, const Bench& bench) {
  return bench.words.say(number == "1" ? "size.point" : "size.points", {{"n", number}});
}

Words with_unit(Words number, const Step& step, const Bench& bench) {
  if (step.after.statistic == "days") return bench.words.say("size.days", {{"n", number}});
  if (!is_percent(step.after)) return number;
  return points_text(flat(number), bench);
}

Words would_have_been(std::span<const Series> series, const Bench& bench, int decimals) {
  std::vector<Words> parts;
  for (const Series& s : series) {
    const Words marks = marks_text(s.marks, bench, decimals);
    if (marks.empty()) continue;
    parts.push_back(
        bench.words.say("would.was", {{"subject", subject_text(s, bench)}, {"marks", marks}}));
  }
  if (!parts.empty()) return capitalised(join(parts, "; "));
  Words none = unknown_text(series, bench).value_or(Words{});
  if (none.empty() && !series.empty()) none = missing_text(series.front(), bench).front();
  if (!none.empty() && none.back().text.ends_with('.')) none.back().text.pop_back();
  return none;
}

}  // namespace peil::findings
