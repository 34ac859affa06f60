#include "peil/disclosure/held_beside.h"

#include <algorithm>
#include <map>

#include "peil/disclosure/subtraction.h"

namespace peil::disclosure {
namespace {

// Sets, each in the list once.
class Listed {
 public:
  std::size_t place(const CrossedRows& set) {
    const auto [at, fresh] = places_.try_emplace(set.rows, sets_.size());
    if (fresh) sets_.push_back(set);
    return at->second;
  }
  const std::vector<CrossedRows>& sets() const { return sets_; }

 private:
  std::vector<CrossedRows> sets_;
  std::map<const RowSet*, std::size_t> places_;
};

}  // namespace

std::vector<bool> held_beside(std::span<const KnownSet> known, std::span<ToldFigure* const> figures,
                              std::size_t rows, std::size_t least, PeopleApart& apart) {
  Listed sets;
  std::vector<Counted> all;
  std::vector<std::size_t> set_of;
  for (const auto& [set, shown] : known) {
    set_of.push_back(sets.place(set));
    all.push_back({{}, shown, false, 0.0});
  }
  // Figures about the same people, both shown or both kept, are one to who subtracts.
  std::map<std::pair<std::size_t, bool>, std::size_t> alike;
  constexpr std::size_t passed_over = ~std::size_t{0};
  std::vector<std::size_t> place(figures.size(), passed_over);
  for (std::size_t f = 0; f < figures.size(); ++f) {
    const ToldFigure& figure = *figures[f];
    const std::size_t set = sets.place({figure.counted, figure.answering, figure.among});
    if (figure.held && !figure.secret) continue;
    const auto [at, fresh] = alike.try_emplace({set, !figure.held}, all.size());
    if (fresh) {
      all.push_back({{}, !figure.held, true, 0.0});
      set_of.push_back(set);
    }
    place[f] = at->second;
    const double cost = figure.aside ? 0.0 : static_cast<double>(figure.answers);
    all[at->second].cost = std::max(all[at->second].cost, cost);
  }
  PeopleApart::Parts parts = apart.by(sets.sets(), rows);
  std::vector<std::size_t> last(parts.of_set.size());  // who may take them along
  for (std::size_t i = 0; i < all.size(); ++i) last[set_of[i]] = i;
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::vector<std::uint32_t>& of = parts.of_set[set_of[i]];
    all[i].parts = last[set_of[i]] == i ? std::move(of) : of;
  }
  const std::vector<bool> also = protect(parts.people, all, least);
  std::vector<bool> held(figures.size(), false);
  for (std::size_t f = 0; f < figures.size(); ++f)
    held[f] = place[f] != passed_over && also[place[f]];
  return held;
}

}  // namespace peil::disclosure
