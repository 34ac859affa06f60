#include "peil/app/gather_wave.h"

#include <future>
#include <map>
#include <utility>
#include <variant>

#include "peil/base/hand_over.h"
#include "peil/dataset/columns.h"
#include "peil/interview/route.h"

namespace peil::app {
namespace {

using Stratum = std::pair<std::string, std::string>;  // customer group, stratum

// What people sent is read on one thread and taken into columns on another: so many at once, so
// many times.
using Sent = std::pair<Respondent, std::vector<PageEvent>>;
constexpr std::size_t at_once = 128, most_waiting = 4;

std::size_t people_on_frame(const DrawRecord& record, const Plan& plan, const std::string& group) {
  const auto column = record.margins.find(plan.group);
  if (column == record.margins.end()) return 0;
  const auto people = column->second.find(group);
  return people == column->second.end() ? 0 : people->second;
}

bool has_mark(const Response& response, const std::string& overall) {
  const auto given = response.answers.find(overall);
  return given != response.answers.end() && std::holds_alternative<std::int64_t>(given->second);
}

class Gathering {
 public:
  Gathering(const Study& study, const ResponseStore& store, const std::string& wave,
            const std::optional<DrawRecord>& record)
      : study_(study), store_(store), wave_(wave), plan_(*study.plan(wave)), record_(record) {
    for (const CustomerGroup& group : study.customer_groups) {
      GroupResponse& one = counted_[group.name];
      one.group = group.name;
      if (record) one.frame = people_on_frame(*record, plan_, group.name);
    }
  }

  GatheredWave all() && {
    std::size_t drawn = 0;
    for (const auto& [group, people] : store_.enrolled(wave_)) {
      drawn += people;
      if (!plan_.import && counted_.contains(group)) counted_[group].drawn = people;
    }
    dataset::Columns columns(study_, wave_);
    // Who was asked and did not answer is counted meanwhile.
    auto cells = std::async(std::launch::async, [&] {
      return plan_.import ? std::vector<DrawnCell>() : store_.drawn(wave_);
    });
    HandOver<std::vector<Sent>> reading(most_waiting, [&](const std::vector<Sent>& some) {
      for (const auto& [who, events] : some) take(who, events, columns);
    });
    std::vector<Sent> some;
    store_.each_response(wave_, [&](Respondent who, std::vector<PageEvent> events) {
      some.emplace_back(std::move(who), std::move(events));
      if (some.size() == at_once) reading.give(std::exchange(some, {}));
    });
    reading.give(std::move(some));
    reading.end();
    asked_.cells = cells.get();
    count_silent();
    for (auto& [key, people] : languages_) asked_.languages.push_back(std::move(people));
    std::vector<GroupResponse> response;
    for (const CustomerGroup& group : study_.customer_groups)
      response.push_back(counted_[group.name]);
    const bool fictional =
        study_.fictional || store_.fictional() || (record_ && record_->fictional);
    return {columns.finish(record_ ? &*record_ : nullptr, drawn, fictional), std::move(response),
            std::move(asked_)};
  }

 private:
  void take(const Respondent& who, std::span<const PageEvent> events, dataset::Columns& columns) {
    const Response response = interview::fold(who, events);
    columns.add(response);
    asked_.began.push_back(events.front().day);
    count(response);
  }

  void count(const Response& response) {
    const Respondent& who = response.who;
    if (has_mark(response, study_.overall)) ++marked_[{who.group, who.stratum}];
    AnsweredIn& same = languages_[{who.group, response.language}];
    same.group = who.group, same.language = response.language;
    ++same.answered;
    same.complete += response.complete ? 1 : 0;
    const auto at = counted_.find(who.group);
    if (at == counted_.end()) return;
    ++at->second.answered;
    at->second.complete += response.complete ? 1 : 0;
  }

  // Those of a stratum who answered stand for all of it (weighting/base_weights.h): for how many
  // people who did not that is.
  void count_silent() {
    std::map<Stratum, std::pair<double, std::size_t>> strata;  // persons, drawn
    for (const DrawnCell& cell : asked_.cells) {
      auto& [persons, drawn] = strata[{cell.group, cell.stratum}];
      persons += cell.persons, drawn += cell.drawn;
    }
    for (const auto& [name, of] : strata) {
      const auto group = counted_.find(name.first);
      if (group == counted_.end()) continue;
      const auto silent = static_cast<double>(of.second - marked_[name]);
      group->second.persons += of.first;
      group->second.silent += of.first * silent / static_cast<double>(of.second);
    }
  }

  const Study& study_;
  const ResponseStore& store_;
  const std::string& wave_;
  const Plan& plan_;
  const std::optional<DrawRecord>& record_;
  std::map<std::string, GroupResponse> counted_;
  std::map<Stratum, std::size_t> marked_;
  std::map<std::pair<std::string, std::string>, AnsweredIn> languages_;
  AskedPeople asked_;
};

}  // namespace

GatheredWave gather_wave(const Study& study, const ResponseStore& store, const std::string& wave,
                         const std::optional<DrawRecord>& record) {
  return Gathering(study, store, wave, record).all();
}

}  // namespace peil::app
