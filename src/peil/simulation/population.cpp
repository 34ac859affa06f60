#include "peil/simulation/population.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "peil/base/contract.h"
#include "peil/dataset/columns.h"
#include "peil/sampling/draw.h"

namespace peil::simulation {
namespace {

// One person who can be drawn, before they are put in the order of the strata.
struct Eligible {
  std::string stratum, group;
  std::size_t person;
  std::vector<std::string> design;
};

std::vector<Eligible> eligible_of(const Study& study, const Plan& plan, const std::string& frame,
                                  const std::vector<FictionalPerson>& people) {
  std::unordered_map<std::string_view, std::size_t> place;
  for (std::size_t i = 0; i < people.size(); ++i) place.emplace(people[i].key, i);
  std::vector<Eligible> all;
  sampling::FrameReader reader(
      study, plan, "the frame",
      [&](const sampling::FrameUnit& unit, const sampling::FrameColumns& at) {
        Eligible& one = all.emplace_back();
        one.stratum = unit.stratum;
        one.group = unit.group;
        one.person = place.at(unit.key);
        for (const std::size_t column : at.design) one.design.push_back(unit.fields[column]);
      });
  reader.add(frame);
  expects(reader.end().ok(), "population_of: a frame that could be drawn from");
  std::ranges::stable_sort(all, {}, &Eligible::stratum);
  return all;
}

// The study with nothing asked but the overall mark, of everybody: what the population knows.
Study asking_the_mark_alone(const Study& study, const std::string& wave) {
  Study result = study;
  Questionnaire& form = result.questionnaire;
  form = study.form(wave);
  result.earlier_forms.clear();
  std::erase_if(form.questions, [&](const Question& q) { return q.name != study.overall; });
  expects(form.questions.size() == 1, "population_of: a study with an overall mark");
  form.questions.front().relevant.reset();
  form.questions.front().customer_groups.clear();
  form.pages = {{"mark", {}, {0}}};
  return result;
}

// Everybody as if they had all answered, through the maker of every wave's columns. Rows come in
// the order of ids, so the ids are places.
Dataset everybody(const Study& study, const Plan& plan, const DrawRecord& record,
                  const std::vector<Eligible>& all, const std::vector<FictionalPerson>& people) {
  const Study mark_alone = asking_the_mark_alone(study, plan.wave);
  std::map<std::string, double> base_weight;
  std::size_t sampled = 0;
  for (const StratumCount& s : record.strata) {
    base_weight[s.name] = static_cast<double>(s.frame) / static_cast<double>(s.sample);
    sampled += s.sample;
  }
  dataset::Columns columns(mark_alone, plan.wave);
  for (std::size_t place = 0; place < all.size(); ++place) {
    const Eligible& one = all[place];
    Response response;
    response.who = {fmt::format("{:010}", place), plan.wave, one.group, one.stratum, "",
                    base_weight.at(one.stratum),  {},        false};
    for (std::size_t d = 0; d < plan.design.size(); ++d)
      response.who.design[plan.design[d]] = one.design[d];
    response.answers[study.overall] = std::int64_t{people[one.person].mark};
    response.language = people[one.person].language;
    response.complete = true;
    columns.add(response);
  }
  auto made = columns.finish(&record, sampled, true);
  expects(made.ok(), "population_of: people of the study");
  return std::move(made).value();
}

// A number that a person drew, and who it was.
struct Ticket {
  std::uint64_t number;
  std::uint32_t place;
  auto operator<=>(const Ticket&) const = default;
};

// So many more than wanted lie below the mark up to which numbers are kept that it almost never
// happens that too few do: six standard deviations.
std::uint64_t ceiling_for(std::size_t wanted, std::size_t people) {
  const auto n = static_cast<double>(wanted);
  const double share = (n + 6.0 * std::sqrt(n) + 10.0) / static_cast<double>(people);
  constexpr double all = 0x1p64;
  return share >= 1.0 ? ~std::uint64_t{0} : static_cast<std::uint64_t>(share * all);
}

// Those with numbers up to `ceiling`, of the people from `from` to before `to`.
void take_tickets(std::vector<Ticket>& tickets, Chance& chance, std::size_t from, std::size_t to,
                  std::uint64_t ceiling) {
  tickets.clear();
  for (std::size_t place = from; place < to; ++place) {
    const std::uint64_t number = chance.bits();
    if (number <= ceiling) tickets.push_back({number, static_cast<std::uint32_t>(place)});
  }
}

}  // namespace

Result<Population> population_of(const Study& study, const Plan& plan,
                                 const std::vector<FictionalPerson>& people) {
  const std::string frame = frame_csv(people, plan);
  sampling::Draw draw(study, plan, "the frame of wave " + plan.wave, sampling::Draw::Who::MadeUp);
  draw.add(frame);
  Result<Sample> sample = draw.end();
  if (!sample.ok()) return sample.problems();
  Population result;
  result.wave = plan.wave;
  result.record = std::move(sample).value().record;
  result.first = {0};
  for (const StratumCount& s : result.record.strata)
    result.first.push_back(result.first.back() + s.frame);
  const std::vector<Eligible> all = eligible_of(study, plan, frame, people);
  expects(all.size() == result.first.back(), "population_of: as many people as were counted");
  for (const Eligible& one : all) result.response.push_back(people[one.person].response);
  result.everybody = everybody(study, plan, result.record, all, people);
  return result;
}

std::vector<std::uint32_t> draw_and_ask(const Population& population, Chance chance) {
  std::vector<std::uint32_t> drawn;
  std::vector<Ticket> tickets;
  for (std::size_t h = 0; h + 1 < population.first.size(); ++h) {
    const std::size_t from = population.first[h], to = population.first[h + 1];
    const std::size_t wanted = population.record.strata[h].sample;
    const Chance before = chance;
    take_tickets(tickets, chance, from, to, ceiling_for(wanted, to - from));
    if (tickets.size() < wanted) {
      chance = before;
      take_tickets(tickets, chance, from, to, ~std::uint64_t{0});
    }
    const auto end = tickets.begin() + static_cast<std::ptrdiff_t>(wanted);
    if (end != tickets.end()) std::ranges::nth_element(tickets, end);
    std::sort(tickets.begin(), end, [](auto& a, auto& b) { return a.place < b.place; });
    for (auto one = tickets.begin(); one != end; ++one) drawn.push_back(one->place);
  }
  std::erase_if(drawn, [&](std::uint32_t p) { return chance.share() >= population.response[p]; });
  return drawn;
}

Dataset census_of(const Population& population) {
  Dataset result = population.everybody;
  result.design.weight.assign(result.design.rows(), Weight(1.0));
  return result;
}

}  // namespace peil::simulation
