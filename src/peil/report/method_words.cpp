#include "peil/report/method_words.h"

#include <algorithm>
#include <cmath>

#include "peil/findings/printed_margin.h"
#include "peil/findings/response_rates.h"
#include "peil/language/numbers.h"
#include "peil/study/comparison_entries.h"
#include "peil/study/plan_entries.h"

namespace peil::report {
namespace {

const Plan* last_plan(const Pen& pen) { return pen.study().plan(pen.material().last().name); }

Words codes(const std::vector<std::string>& names) {
  Words words;
  for (const std::string& n : names) {
    words = std::move(words) + (words.empty() ? Words{} : plain(", ")) + code(n);
  }
  return words;
}

Words or_not_recorded(const Pen& pen, const std::string& text) {
  return text.empty() ? pen.say("not-recorded") : pen.study_text(text);
}

}  // namespace

Words strategy_words(Pen& pen) {
  std::vector<Words> waves;
  for (const Wave& w : pen.study().waves) waves.push_back(plain(w.name));
  return pen.say(waves.size() > 1 ? "list.strategy-text" : "list.strategy-one",
                 {{"waves", pen.list(waves)}});
}

Words population_words(Pen& pen) {
  std::vector<Words> groups;
  for (const CustomerGroup& g : pen.study().customer_groups) groups.push_back(pen.label(g.label));
  Words words = pen.say(
      "method.population-text",
      {{"organisation", pen.label(pen.study().organisation)}, {"groups", pen.list(groups)}});
  const Plan* plan = last_plan(pen);
  if (!plan || plan->import) return std::move(words) + pen.say("method.frame-unknown");
  words = std::move(words) + pen.say("method.frame", {{"key", code(plan->unit_key)}});
  if (plan->exclusions.empty()) return std::move(words) + pen.say("method.no-exclusions");
  std::vector<Words> reasons;
  for (const Exclusion& e : plan->exclusions) reasons.push_back(pen.study_text(e.reason));
  return std::move(words) + pen.say("method.exclusions", {{"reasons", pen.list(reasons)}});
}

Words sampling_words(Pen& pen) {
  const Plan* plan = last_plan(pen);
  if (!plan) return pen.say("not-recorded-sentence");
  if (plan->import) {
    const auto column = [&](const std::string& name) {
      return name.empty() ? pen.say("not-recorded") : code(name);
    };
    return pen.say("method.sampling-import", {{"stratum", column(plan->import->stratum)},
                                              {"psu", column(plan->import->psu)},
                                              {"weight", column(plan->import->weight)}});
  }
  Words words = plan->strata.empty()
                    ? pen.say("method.sampling-simple")
                    : pen.say("method.sampling-strata", {{"strata", codes(plan->strata)}});
  words = std::move(words) + pen.say("method.seed", {{"seed", code(plan->seed)}});
  return std::move(words) + pen.say(plan->fpc ? "method.fpc" : "method.no-fpc");
}

Words fieldwork_words(Pen& pen) {
  Words words;
  for (const Wave& w : pen.study().waves) {
    if (!pen.material().results(w.name)) continue;
    words = std::move(words) +
            pen.say(w.dates_known ? "method.fieldwork-text" : "method.fieldwork-undated",
                    {{"wave", plain(w.name)},
                     {"from", plain(pen.day(w.from))},
                     {"to", plain(pen.day(w.to))},
                     {"mode", or_not_recorded(pen, w.mode)},
                     {"agency", or_not_recorded(pen, w.agency)}});
  }
  return words;
}

Words languages_words(Pen& pen) {
  std::vector<Words> names;
  for (const Language& l : pen.study().languages) {
    names.push_back({{TextRun::Kind::Plain, l.own_name, l.code, {}}});
  }
  return pen.list(names);
}

namespace {

Words version_words(Pen& pen, const Questionnaire& form) {
  return form.version.empty() ? pen.say("not-recorded") : code(form.version);
}

}  // namespace

// The form of the last wave, and every other one to which answers in this report were given.
Words questionnaire_words(Pen& pen) {
  const Study& study = pen.study();
  const Questionnaire& last = study.form(pen.material().last().name);
  Words all = pen.say("method.questionnaire-text", {{"n", pen.count(last.questions.size())},
                                                    {"languages", languages_words(pen)},
                                                    {"version", version_words(pen, last)}});
  for (const Questionnaire* form : study.forms()) {
    std::vector<Words> waves;
    for (const Wave& wave : study.waves) {
      if (&study.form(wave.name) == form && pen.material().results(wave.name) != nullptr)
        waves.push_back(plain(wave.name));
    }
    if (form == &last || waves.empty()) continue;
    all = std::move(all) +
          pen.say("method.questionnaire-earlier", {{"waves", pen.list(waves)},
                                                   {"n", pen.count(form->questions.size())},
                                                   {"version", version_words(pen, *form)}});
  }
  return all;
}

Words errors_words(Pen& pen) {
  Words words =
      pen.say("method.errors-text", {{"confidence", pen.percent(pen.study().rules.confidence)}});
  for (const Wave& wave : pen.study().waves) {
    const WaveResults* results = pen.material().results(wave.name);
    if (results == nullptr) continue;
    const ClustersOfWave& clusters = results->clusters;
    if (!clusters.few_errors && !clusters.untold()) continue;
    words = std::move(words) + plain(" ") +
            pen.say(clusters.few_errors ? "method.few-clusters" : "method.few-clusters-untold",
                    {{"wave", plain(wave.name)}, {"n", pen.count(clusters.count)}});
  }
  return words;
}

Words sizes_words(Pen& pen) {
  const findings::ResponseRate r = findings::response_rate(pen.material().last_results());
  const Words sizes =
      pen.say("list.sizes", {{"drawn", r.drawn > 0 ? pen.count(r.drawn) : pen.say("not-recorded")},
                             {"answered", pen.count(r.answered)},
                             {"complete", pen.count(r.complete)}});
  return pen.used().empty() ? sizes : sizes + pen.say("list.sizes-margins");
}

namespace {

Words what_then(const Pen& pen, PrecisionStandard::Miss miss) {
  if (miss == PrecisionStandard::Miss::Withhold) return pen.say("method.precision-withhold");
  return pen.say("method.precision-flag", {{"sign", pen.say("precision.sign")}});
}

// A limit as the study states it, never rounded.
Words limit(const Pen& pen, double value) {
  return plain(language::number(value, findings::decimals_of(value, 0), pen.language()));
}

}  // namespace

Words lock_words(Pen& pen) {
  const PlanLock* lock = pen.study().lock(pen.material().last().name);
  if (lock == nullptr) return pen.say("method.no-lock");
  std::vector<Words> changes;
  for (const study::Deviation& d : study::deviations(pen.study(), *lock)) {
    const Words entry = code(d.entry);
    changes.push_back(
        d.amendment == nullptr
            ? pen.say("method.lock-untold", {{"entry", entry}})
            : pen.say("method.lock-told", {{"entry", entry},
                                           {"day", plain(pen.day(d.amendment->on))},
                                           {"reason", pen.study_text(d.amendment->reason)}}));
  }
  Words locked = pen.say("method.lock-text", {{"day", plain(pen.day(lock->on))}});
  if (const auto answers = study::answers_when_locked(*lock)) {
    const auto known = whole_number(*answers);
    locked =
        std::move(locked) + (known ? pen.say("method.lock-answers",
                                             {{"n", pen.count(static_cast<std::size_t>(*known))}})
                                   : pen.say("method.lock-unseen"));
  }
  if (study::breaks_are_unlocked(*lock, pen.study()))
    locked = std::move(locked) + pen.say("method.lock-no-breaks");
  if (study::scope_of(*lock) < study::LockScope::Waves)
    locked = std::move(locked) + pen.say("method.lock-no-waves");
  if (changes.empty()) return locked + pen.say("method.lock-kept");
  return locked + pen.say("method.lock-changed",
                          {{"changes", join(changes, "; ")}, {"sign", pen.say("afterwards.sign")}});
}

Words precision_words(Pen& pen) {
  const PrecisionStandard& standard = pen.study().rules.precision;
  using Miss = PrecisionStandard::Miss;
  Words words;
  if (standard.shares != Miss::Nothing) {
    words = pen.say("method.precision-shares",
                    {{"least", limit(pen, standard.least_effective)},
                     {"widest", limit(pen, standard.widest_share * 100.0)},
                     {"relative", limit(pen, standard.widest_relative * 100.0)},
                     {"what", what_then(pen, standard.shares)}});
  }
  if (standard.means != Miss::Nothing) {
    words = std::move(words) +
            pen.say("method.precision-means", {{"widest", limit(pen, standard.widest_mean)},
                                               {"what", what_then(pen, standard.means)}});
  }
  return words;
}

// Those that are good for the figures as they are.
Words exception_words(const Pen& pen) {
  Words words;
  for (const Wave& wave : pen.study().waves) {
    const WaveResults* results = pen.material().results(wave.name);
    if (results == nullptr) continue;
    for (const ReleaseException& made : results->went_out.exceptions) {
      if (!made.key.ends_with("@" + results->digest)) continue;
      const auto day = read_day(std::string_view(made.at).substr(0, 10));
      words = std::move(words) +
              pen.say("method.exception", {{"key", code(made.key)},
                                           {"reason", plain(made.reason)},
                                           {"by", plain(made.asked_by)},
                                           {"second", plain(made.approved_by)},
                                           {"day", plain(day ? pen.day(*day) : made.at)}});
    }
  }
  return words;
}

Words disclosure_words(const Pen& pen) {
  Words words =
      pen.say("method.disclosure-text", {{"least", pen.count(pen.study().rules.least_shown)}});
  std::vector<Words> waves;
  for (const Wave& wave : pen.study().waves) {
    const WaveResults* results = pen.material().results(wave.name);
    if (results != nullptr && !results->went_out.releases.empty())
      waves.push_back(plain(wave.name));
  }
  if (waves.empty()) return words;
  return std::move(words) + pen.say("method.disclosure-releases", {{"waves", pen.list(waves)}});
}

std::vector<Words> unknown_items(Pen& pen) {
  const findings::ResponseRate all = findings::response_rate(pen.material().last_results());
  std::vector<Words> items;
  if (!all.share || all.complete < all.drawn) {
    items.push_back(pen.say("method.unknown-nonresponse"));
  }
  items.push_back(pen.say("method.unknown-coverage"));
  items.push_back(pen.say("method.unknown-measurement"));
  const Material& m = pen.material();
  for (const Wave& w : pen.study().waves) {
    bool printed = false, without_margin = false;
    for (const PublishedMark& p : pen.study().published.marks) {
      if (p.wave != w.name || m.results(w.name)) continue;
      printed = true;
      without_margin = without_margin || !p.margin;
    }
    if (without_margin) items.push_back(pen.say("method.unknown-print", {{"wave", plain(w.name)}}));
    if (!printed && !m.results(w.name)) {
      items.push_back(pen.say("method.unknown-wave", {{"wave", plain(w.name)}}));
    }
  }
  return items;
}

}  // namespace peil::report
