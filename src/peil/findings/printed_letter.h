#pragma once

#include <string>
#include <string_view>

namespace peil::findings {

/// A letter is Markdown by its name, or because claims are marked in it.
bool is_markdown(std::string_view text, const std::string& where);

/// A letter as Pandoc prints it: without front matter, and marked claims as their words alone. One
/// that is no Markdown as it stands.
///
/// Contract  read_letter reads it.
std::string printed_letter(std::string_view text, const std::string& where);

}  // namespace peil::findings
