#pragma once

#include <cstddef>

namespace peil::drivers {

/// Whether something that holds in `part` of the draws of a bootstrap is said of one aspect among
/// `family` that are looked at together: what lies elsewhere, counted with one draw more than there
/// is, may take no more than the part of the error that falls to one of them,
///
///   (draws elsewhere + 1) / (draws + 1) <= (1 - confidence) / family.
///
/// For "important and rated low" this is a test of both at once: the draws in which the one or the
/// other fails are at least those in which one of them does, so that each holds at that level, and
/// the sum over the family (Bonferroni) keeps the chance that any aspect is named wrongly below
/// 1 - confidence, whatever the other aspects are like.
///
/// Contract  part within 0 and 1, confidence between 0 and 1, a family of at least one.
/// Source    Berger (1982), Technometrics 24(4), 295-300 (intersection-union tests); Davison &
///           Hinkley (1997), Bootstrap Methods and their Application, 4.2 (the draw more);
///           docs/methods/priority-matrix.md.
bool holds_in_family(double part, std::size_t draws, std::size_t family, double confidence);

/// The least part of the draws that holds; 1 where even all of them are too few.
double least_part(std::size_t draws, std::size_t family, double confidence);

/// Whether so many draws can say that at all: with too few even all of them are not enough.
bool enough_draws(std::size_t draws, std::size_t family, double confidence);

/// Draws, in thousands, with which one of them may lie elsewhere; no more than `most_draws`.
std::size_t draws_for(std::size_t family, double confidence);

inline constexpr std::size_t most_draws = 20000;

}  // namespace peil::drivers
