#pragma once

#include <string>
#include <string_view>

namespace peil::files {

/// A tagged PDF as Chromium prints it, with what that leaves open of PDF/UA-1 (ISO 14289-1):
/// backgrounds and texts in the margins are artifacts, types of structure are standard ones, links
/// say where they lead, items of lists have a body, metadata tell title and language. It says that
/// it is PDF/UA where nothing was found that speaks against it; a PDF that is not understood is
/// mended as far as it is and does not say so. When it was printed is left out: the same page gives
/// the same bytes.
///
/// Throws    OutsideError where `printed` cannot be read.
std::string accessible_pdf(std::string_view printed);

}  // namespace peil::files
