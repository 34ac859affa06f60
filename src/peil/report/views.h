#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "peil/disclosure/open_answers.h"
#include "peil/findings/cross_table.h"
#include "peil/findings/driver_tables.h"
#include "peil/findings/next_allocation.h"
#include "peil/findings/next_wave.h"
#include "peil/model/figure.h"
#include "peil/report/account_terms.h"
#include "peil/report/cell_words.h"
#include "peil/report/sections.h"

/// Parts of the report by themselves, for who looks one thing up. All that they say is of figures
/// that the gate released, or why it did not.
namespace peil::report {

/// Every figure of a reporting or customer group in a wave, item by item.
/// Nothing where the study has no such group, or the wave no results.
std::optional<Section> group_view(Pen& pen, std::string_view wave, std::string_view group);

/// An item of a wave in every group, statistic by statistic.
/// Nothing where the wave has no figure of such an item, shown or held.
std::optional<Section> item_view(Pen& pen, std::string_view wave, std::string_view item);

/// What a figure rests on: its interval, error, answers, key, design, weights, and what the gate
/// did. Nothing for a figure that the gate does not know.
std::optional<Section> account_view(Pen& pen, const FigureName& name, const Grounds& grounds);

/// The same of a cell of a table, with letters, the difference from everybody else and the change
/// since the wave beside it, and in which families they were judged.
/// Nothing for a place that the table does not have.
std::optional<Section> cell_view(Pen& pen, const findings::CrossTable& table, TablePlace at,
                                 const Grounds& grounds);

/// The same of what was found of a driver: importance, mean, standardised beside plain, its place.
/// Of a model as a whole where `driver` is empty. Nothing for one that is not there.
std::optional<Section> driver_view(Pen& pen, const findings::DriversFound& found,
                                   std::string_view model, std::string_view driver,
                                   const Grounds& grounds);

/// Open questions of a wave with how many people answered each, and what is not done with them yet.
Section open_answers_view(Pen& pen, const std::string& wave,
                          const std::vector<disclosure::ReleasedOpen>& open);

/// What a wish of the next wave takes of every group, and costs where prices are given.
Section next_wave_view(Pen& pen, const findings::NextWave& next, const findings::Wish& wish,
                       const findings::Prices& prices);

/// How the interviews of every reporting group are shared out over the strata of `wave`, with the
/// margins that its customer groups get, beside the allocation of that wave.
Section next_allocation_view(Pen& pen, const std::vector<findings::GroupAllocation>& allocations,
                             const std::string& wave, const findings::Prices& prices,
                             Allocation rule);

/// Items of a wave that have a figure, shown or held, in the order of its form.
std::vector<std::string> items_of(const Material& material, std::string_view wave);

}  // namespace peil::report
