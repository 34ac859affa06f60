#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "peil/disclosure/people_apart.h"
#include "peil/disclosure/row_set.h"
#include "peil/disclosure/told_figures.h"

namespace peil::disclosure {

/// A figure that is out already or secret, and that no plan at hand asks.
struct KnownSet {
  CrossedRows rows;
  bool shown = true;
};

/// Which figures of a plan about one item have to be held so that nothing about fewer than `least`
/// people follows from them together and from what is known (disclosure::protect). `apart` keeps
/// what the figures of one table have in common.
///
/// Shapes    the result per figure; sets count rows below `rows`, and none beyond their own size.
std::vector<bool> held_beside(std::span<const KnownSet> known, std::span<ToldFigure* const> figures,
                              std::size_t rows, std::size_t least, PeopleApart& apart);

}  // namespace peil::disclosure
