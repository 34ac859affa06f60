#include "peil/app/open_answer_counts.h"

#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "peil/app/answered_study.h"
#include "peil/interview/route.h"

namespace peil::app {
namespace {

std::vector<std::string> open_questions(const Questionnaire& form) {
  std::vector<std::string> names;
  for (const Question& question : form.questions) {
    if (question.type == QuestionType::Text) names.push_back(question.name);
  }
  return names;
}

class OpenCounting {
 public:
  explicit OpenCounting(const Questionnaire& form) : form_(form), items_(open_questions(form)) {}

  void add(const Response& response) {
    ++people_;
    const Answers counted = interview::on_route(form_, response.who.group, response.answers);
    for (const std::string& item : items_) {
      disclosure::AnsweredOpen& one = counts_[{item, response.who.group, response.language}];
      const auto given = counted.find(item);
      if (given == counted.end()) continue;
      ++one.asked;
      one.answers += std::holds_alternative<std::string>(given->second) ? 1 : 0;
    }
  }

  std::size_t people() const { return people_; }

  // In the order of asking; a question that nobody got to has a count of none.
  std::vector<disclosure::AnsweredOpen> counts() const {
    std::vector<disclosure::AnsweredOpen> all;
    for (const std::string& item : items_) {
      all.push_back({item, "", ""});
      for (const auto& [of, count] : counts_) {
        if (std::get<0>(of) == item && count.asked > 0)
          all.push_back({item, std::get<1>(of), std::get<2>(of), count.asked, count.answers});
      }
    }
    return all;
  }

 private:
  const Questionnaire& form_;
  std::vector<std::string> items_;
  std::map<std::tuple<std::string, std::string, std::string>, disclosure::AnsweredOpen> counts_;
  std::size_t people_ = 0;
};

std::size_t people_of(const WaveResults& results) {
  return std::accumulate(
      results.response.begin(), results.response.end(), std::size_t{0},
      [](std::size_t n, const GroupResponse& group) { return n + group.answered; });
}

}  // namespace

Result<std::vector<disclosure::ReleasedOpen>> open_answer_counts(const Study& study,
                                                                 const ResponseStore& store,
                                                                 const WaveResults& results) {
  if (!results.weighting.converged) return Problems{not_converged(results)};
  OpenCounting counting(study.form(results.wave));
  store.each_response(results.wave, [&](Respondent who, std::vector<PageEvent> events) {
    counting.add(interview::fold(std::move(who), events));
  });
  if (counting.people() != people_of(results)) return Problems{answers_changed()};
  return disclosure::release_open_answers(study.rules, counting.counts());
}

}  // namespace peil::app
