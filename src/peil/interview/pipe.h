#pragma once

#include <span>
#include <string>
#include <string_view>

#include "peil/interview/route.h"
#include "peil/interview/say.h"

/// Earlier answers in the texts of later pages (model/pipes.h).
namespace peil::interview {

/// Code points of an open answer that a text repeats; of a longer one the beginning.
constexpr std::size_t most_repeated = 200;

/// Adds what is said for the pipes of these texts in a language: the text of a choice, several with
/// commas between, a number and a day as the language writes them, an open answer as it was
/// written. Only answers that count are said; of what is not answered nothing is added.
void add_piped(const Study& study, const Route& route, std::span<const LocalText* const> texts,
               std::string_view language, Piped& piped);

}  // namespace peil::interview
