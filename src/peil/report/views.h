#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "peil/findings/next_wave.h"
#include "peil/model/figure.h"
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

/// What a figure rests on: its interval, error, answers, key, weights, and what the gate did.
/// Nothing for a figure that the gate does not know.
std::optional<Section> account_view(Pen& pen, const FigureName& name, const std::string& program);

/// What a wish of the next wave takes of every group, and costs where prices are given.
Section next_wave_view(Pen& pen, const findings::NextWave& next, const findings::Wish& wish,
                       const findings::Prices& prices);

/// Items of a wave that have a figure, shown or held, in the order of its form.
std::vector<std::string> items_of(const Material& material, std::string_view wave);

}  // namespace peil::report
