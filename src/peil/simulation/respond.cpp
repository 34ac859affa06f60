#include "peil/simulation/respond.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "peil/base/chance.h"
#include "peil/interview/evaluate.h"
#include "peil/interview/read_parts.h"
#include "peil/interview/route.h"
#include "peil/interview/show.h"

namespace peil::simulation {
namespace {

constexpr std::int64_t most_number = 99;
constexpr double most_days = 36'500.0;
constexpr int most_tries = 50;  // to meet a constraint

class Walk {
 public:
  Walk(const Study& study, const Questionnaire& form, const Recipe& recipe,
       const FictionalPerson& person)
      : study_(study),
        form_(form),
        recipe_(recipe),
        person_(person),
        chance_(recipe.seed, "answers/" + person.key) {}

  std::vector<PageEvent> run(const Wave& wave, const std::string& respondent) {
    std::vector<PageEvent> events;
    if (chance_.share() >= person_.response) return events;
    day_ = wave.from + std::chrono::days(chance_.below(
                           static_cast<std::uint64_t>((wave.to - wave.from).count()) + 1));
    for (;;) {
      const interview::Route route = interview::route(form_, person_.group, sent_);
      const std::size_t open = route.first_open();
      if (open == route.stops.size()) break;
      if (!events.empty() && chance_.share() < recipe_.break_off) break;
      events.push_back(send(route, route.stops[open], respondent));
    }
    return events;
  }

 private:
  PageEvent send(const interview::Route& route, const interview::Stop& stop,
                 const std::string& respondent) {
    PageEvent event;
    event.respondent = respondent;
    event.page = stop.page->name;
    event.post = fmt::format("{:016x}{:016x}", chance_.bits(), chance_.bits());
    Answers here = route.counted;  // a text at a choice follows the choice
    for (const Question* question : stop.questions) {
      if (!question->other_of.empty() &&
          !interview::holds_choice(here, question->other_of, question->other_choice))
        continue;
      for (const std::string& item : items_of(*question)) {
        const Given given = answer(*question, item, route.counted);
        event.answers[item] = given;
        here[item] = given;
        sent_.answers[item] = given;
      }
    }
    event.answers.merge(interview::orders_shown(respondent, stop, route.counted));
    event.language = person_.language;
    event.version = form_.version;
    event.day = day_;
    sent_.pages.insert(event.page);
    event.last = interview::route(form_, person_.group, sent_).complete();
    return event;
  }

  const ItemRecipe& item_recipe(const std::string& item) const {
    static const ItemRecipe plain;
    const auto found = recipe_.items.find(item);
    return found == recipe_.items.end() ? plain : found->second;
  }

  Given answer(const Question& question, const std::string& item, const Answers& counted) {
    if (item == study_.overall) return std::int64_t{person_.mark};
    const ItemRecipe& how = item_recipe(item);
    const double chance = chance_.share();
    double below = question.dont_know ? how.dont_know.value_or(recipe_.dont_know) : 0.0;
    if (chance < below) return Absent::DontKnow;
    below += question.not_applicable ? how.not_applicable.value_or(recipe_.not_applicable) : 0.0;
    if (chance < below) return Absent::NotApplicable;
    below += question.required ? 0.0 : how.skipped.value_or(recipe_.skipped);
    if (chance < below) return Absent::Skipped;
    switch (question.type) {
      case QuestionType::SelectOne:
        return select_one(question, how, counted);
      case QuestionType::SelectMultiple:
        return select_multiple(question, how, counted);
      case QuestionType::Integer:
        return integer(question, how, counted);
      case QuestionType::Text:
        return text(question, how);
      case QuestionType::Mark:
        return opinion(how, *scale_of(question), 7.0, 1.7);
      case QuestionType::Scale:
      case QuestionType::Matrix: {
        // Half a step above the middle, as satisfaction tends to be.
        const Scale scale = *scale_of(question);
        return opinion(how, scale, (scale.from + scale.to + 1) / 2.0, (scale.points() - 1) / 4.0);
      }
      case QuestionType::Date:
        return day(question, how, counted);
      case QuestionType::Rank:
        return rank(question, counted);
      case QuestionType::Note:
      case QuestionType::Calculate:
        break;
    }
    return Absent::Skipped;
  }

  Given opinion(const ItemRecipe& how, const Scale& scale, double middle, double step) {
    const double loading = how.loading.value_or(recipe_.loading);
    const double latent = loading * person_.content +
                          std::sqrt(1.0 - loading * loading) * chance_.normal() + how.shift +
                          person_.opinions;
    const double point = std::floor(middle + step * latent + 0.5);
    return static_cast<std::int64_t>(
        std::clamp(point, static_cast<double>(scale.from), static_cast<double>(scale.to)));
  }

  /// The choice that the person's column says, or empty.
  std::string by_column(const ItemRecipe& how) const {
    if (how.column.empty()) return {};
    const auto value = person_.columns.find(how.column);
    if (value == person_.columns.end()) return {};
    const auto translated = how.values.find(value->second);
    return translated == how.values.end() ? value->second : translated->second;
  }

  Given select_one(const Question& question, const ItemRecipe& how, const Answers& counted) {
    const auto choices = interview::offered(question, counted);
    if (choices.empty()) return Absent::Skipped;
    const std::string own = by_column(how);
    double all = 0.0;
    std::vector<double> share;
    for (const Choice* choice : choices) {
      if (choice->name == own) return own;
      const auto given = how.shares.find(choice->name);
      share.push_back(how.shares.empty() ? 1.0 : given == how.shares.end() ? 0.0 : given->second);
      all += share.back();
    }
    double at = chance_.share() * all;
    for (std::size_t i = 0; i < choices.size(); ++i) {
      if (at < share[i]) return choices[i]->name;
      at -= share[i];
    }
    return choices.back()->name;
  }

  Given select_multiple(const Question& question, const ItemRecipe& how, const Answers& counted) {
    const std::string own = by_column(how);
    const auto choices = interview::offered(question, counted);
    std::vector<std::string> chosen;
    for (const Choice* choice : choices) {
      const bool also = chance_.share() < how.also;
      if (also || choice->name == own) chosen.push_back(choice->name);
    }
    if (!chosen.empty()) return chosen;
    if (!question.required || choices.empty()) return Absent::Skipped;
    return std::vector<std::string>{choices[chance_.below(choices.size())]->name};
  }

  Given integer(const Question& question, const ItemRecipe& how, const Answers& counted) {
    for (int tries = 0; tries < most_tries; ++tries) {
      // Geometric with this mean: the share of those who stop at each step is 1 / (1 + mean).
      const double stays = std::log(how.mean / (1.0 + how.mean));
      const double steps = std::floor(std::log(1.0 - chance_.share()) / stays);
      const Given given =
          static_cast<std::int64_t>(std::clamp(steps, 0.0, static_cast<double>(most_number)));
      if (!question.constraint || interview::holds(*question.constraint, {counted, &given})) {
        return given;
      }
    }
    return Absent::Skipped;
  }

  // So many days before the page is sent, with the mean of the recipe.
  Given day(const Question& question, const ItemRecipe& how, const Answers& counted) {
    for (int tries = 0; tries < most_tries; ++tries) {
      const double days = std::floor(-how.mean * std::log(1.0 - chance_.share()));
      const Day at = day_ - std::chrono::days(static_cast<int>(std::min(days, most_days)));
      const Given given = day_text(at);
      if (!question.constraint ||
          interview::holds(*question.constraint,
                           {.answers = counted, .self = &given, .today = day_}))
        return given;
    }
    return Absent::Skipped;
  }

  // An order in which every choice has the same chance of every place.
  Given rank(const Question& question, const Answers& counted) {
    std::vector<std::string> left, order;
    for (const Choice* choice : interview::offered(question, counted)) left.push_back(choice->name);
    const auto places = static_cast<std::size_t>(interview::places_to_give(question, left.size()));
    while (order.size() < places) {
      const auto at = static_cast<std::ptrdiff_t>(chance_.below(left.size()));
      order.push_back(left[static_cast<std::size_t>(at)]);
      left.erase(left.begin() + at);
    }
    return order.empty() ? Given(Absent::Skipped) : Given(std::move(order));
  }

  Given text(const Question& question, const ItemRecipe& how) {
    const bool speaks = person_.language == study_.source_language && !how.texts.empty();
    if (speaks && (question.required || chance_.share() < how.answered)) {
      return how.texts[chance_.below(how.texts.size())];
    }
    if (question.required) return std::string("(fictional)");
    return Absent::Skipped;
  }

  const Study& study_;
  const Questionnaire& form_;
  const Recipe& recipe_;
  const FictionalPerson& person_;
  Chance chance_;
  interview::Sent sent_;
  Day day_{};  ///< on which this person answers
};

}  // namespace

std::vector<PageEvent> respond(const Study& study, const Recipe& recipe, const Wave& wave,
                               const FictionalPerson& person, const std::string& respondent) {
  return Walk(study, study.form(wave.name), recipe, person).run(wave, respondent);
}

}  // namespace peil::simulation
