#pragma once

#include "peil/files/pdf_content.h"

namespace peil::files {

/// Mends the structure of a tagged PDF where Chromium leaves open what PDF/UA-1 asks for: types of
/// PDF 2.0 get a standard one, links the words that they stand for, items of lists a body.
/// False where something stays open: another type, a link or figure without words, a level of
/// headings left out, an annotation that is no link of the structure.
bool mend_structure(QPDF& pdf, const MarkedTexts& texts);

}  // namespace peil::files
