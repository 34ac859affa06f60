#pragma once

#include <map>
#include <string>
#include <utility>

#include "peil/files/pdf_font.h"

namespace peil::files {

using PdfFonts = std::map<QPDFObjGen, PdfFont>;

/// The words under each mark of a tagged PDF, by its page and its number there (MCID).
using MarkedTexts = std::map<std::pair<QPDFObjGen, int>, std::string>;

/// Marks what a page paints before its first mark as artifacts (ISO 32000-1, 14.8.2.2): that is how
/// Chromium prints backgrounds and the texts in the margins. Adds the words of the page to `texts`.
/// False where something of the page may be left out by who reads its marks: it is painted outside
/// them later on, or on a page without any, or in a form, or its letters have no text.
bool mark_page(QPDF& pdf, QPDFObjectHandle page, PdfFonts& fonts, MarkedTexts& texts);

}  // namespace peil::files
