#include "peil/simulation/population.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "peil/base/contract.h"
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

std::uint32_t place_in(const std::vector<std::string>& levels, std::string_view name) {
  const auto at = std::ranges::find(levels, name);
  return at == levels.end() ? Grouping::outside : static_cast<std::uint32_t>(at - levels.begin());
}

// A grouping with the levels in the order given; blank values lie outside.
template <class ValueOf>
Grouping grouping(std::string name, std::vector<std::string> levels,
                  const std::vector<Eligible>& people, ValueOf value_of) {
  Grouping result{std::move(name), std::move(levels), {}};
  for (const Eligible& one : people) result.level.push_back(place_in(result.levels, value_of(one)));
  return result;
}

std::vector<std::string> sorted_values(const std::vector<Eligible>& people, std::size_t column) {
  std::vector<std::string> levels;
  for (const Eligible& one : people) {
    const std::string& value = one.design[column];
    if (!value.empty() && place_in(levels, value) == Grouping::outside) levels.push_back(value);
  }
  std::ranges::sort(levels);
  return levels;
}

template <class T>
std::vector<std::string> names_of(const std::vector<T>& list, std::string T::*name) {
  std::vector<std::string> names;
  for (const T& one : list) names.push_back(one.*name);
  return names;
}

std::vector<Grouping> groupings_of(const Study& study, const Plan& plan,
                                   const std::vector<Eligible>& all,
                                   const std::vector<FictionalPerson>& people) {
  std::vector<Grouping> result;
  result.push_back(grouping("customer_group", names_of(study.customer_groups, &CustomerGroup::name),
                            all, [](const Eligible& e) { return e.group; }));
  result.push_back(
      grouping("reporting_group", names_of(study.reporting_groups, &ReportingGroup::name), all,
               [&](const Eligible& e) { return study.customer_group(e.group)->reporting_group; }));
  result.push_back(grouping("language", names_of(study.languages, &Language::code), all,
                            [&](const Eligible& e) { return people[e.person].language; }));
  for (std::size_t column = 0; column < plan.design.size(); ++column) {
    result.push_back(grouping(plan.design[column], sorted_values(all, column), all,
                              [column](const Eligible& e) { return e.design[column]; }));
  }
  std::ranges::sort(result.begin() + 3, result.end(), {}, &Grouping::name);
  return result;
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

Design design_of(const Population& population, std::span<const std::uint32_t> people) {
  Design design;
  for (const StratumCount& s : population.record.strata) {
    design.strata.push_back({s.name, {}});
    if (population.fpc) design.strata.back().population = static_cast<double>(s.frame);
  }
  std::uint32_t h = 0;
  for (const std::uint32_t place : people) {
    while (place >= population.first[h + 1]) ++h;
    const StratumCount& s = population.record.strata[h];
    design.stratum.emplace_back(h);
    design.weight.emplace_back(static_cast<double>(s.frame) / static_cast<double>(s.sample));
  }
  return design;
}

}  // namespace

Result<Population> population_of(const Study& study, const Plan& plan,
                                 const std::vector<FictionalPerson>& people) {
  const std::string frame = frame_csv(people, plan);
  sampling::Draw draw(study, plan, "the frame of wave " + plan.wave);
  draw.add(frame);
  Result<Sample> sample = draw.end();
  if (!sample.ok()) return sample.problems();
  Population result;
  result.wave = plan.wave;
  result.overall = study.overall;
  result.record = std::move(sample).value().record;
  result.fpc = plan.fpc;
  result.first = {0};
  for (const StratumCount& s : result.record.strata)
    result.first.push_back(result.first.back() + s.frame);
  const std::vector<Eligible> all = eligible_of(study, plan, frame, people);
  expects(all.size() == result.first.back(), "population_of: as many people as were counted");
  for (const Eligible& one : all) {
    result.mark.push_back(static_cast<std::uint8_t>(people[one.person].mark));
    result.response.push_back(people[one.person].response);
  }
  result.groupings = groupings_of(study, plan, all, people);
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

Dataset dataset_of(const Population& population, std::span<const std::uint32_t> answered) {
  Dataset result;
  result.wave = population.wave;
  result.design = design_of(population, answered);
  CodeColumn column;
  for (const std::uint32_t place : answered) column.code.push_back(population.mark[place]);
  column.reason.assign(answered.size(), Absent::No);
  result.items.push_back({population.overall, ItemKind::Mark, {}, std::move(column)});
  for (const Grouping& of : population.groupings) {
    Grouping& mine = result.groupings.emplace_back(Grouping{of.name, of.levels, {}});
    for (const std::uint32_t place : answered) mine.level.push_back(of.level[place]);
  }
  for (const StratumCount& s : population.record.strata) result.sampled += s.sample;
  result.fictional = true;
  return result;
}

Dataset census_of(const Population& population) {
  std::vector<std::uint32_t> everybody(population.people());
  std::iota(everybody.begin(), everybody.end(), 0u);
  Dataset result = dataset_of(population, everybody);
  result.design.weight.assign(everybody.size(), Weight(1.0));
  return result;
}

}  // namespace peil::simulation
