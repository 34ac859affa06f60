#pragma once

#include <string_view>

#include "peil/disclosure/released.h"

namespace peil::disclosure {

/// The rule that keeps a figure inside, as files name it: "too-few".
std::string_view rule_of(Held why);

/// True of the rules that look at what people answered and not at how many they are: "no-spread",
/// "one-answer", "dominated".
bool is_about_answers(std::string_view rule);

}  // namespace peil::disclosure
