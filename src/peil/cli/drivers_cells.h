#pragma once

#include <optional>
#include <string>

#include "peil/findings/driver_tables.h"

namespace peil::cli {

// Cells of what `peil drivers` prints.

std::string label_words(drivers::Quadrant quadrant);
/// What is important and rated low by itself is first to improve only among all of its group.
std::string place_words(const std::optional<drivers::Quadrant>& quadrant, bool first);
/// With the part of the draws that has it there.
std::string label_of(const std::optional<drivers::Quadrant>& quadrant,
                     const std::optional<double>& probability, bool first);

/// A figure with its interval; "-" without one.
std::string put(const std::optional<findings::DriverFigure>& figure, int decimals);
std::string put(const std::optional<findings::DriverContrast>& contrast);

/// The first signs of a text, as many as that.
std::string cut(const std::string& text, std::size_t most);

}  // namespace peil::cli
