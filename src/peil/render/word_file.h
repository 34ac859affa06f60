#pragma once

#include <string>
#include <string_view>

#include "peil/base/result.h"
#include "peil/model/document.h"

namespace peil::render {

/// The document as a Word file (.docx, ISO/IEC 29500). Every number is a content control whose tag
/// is the key of its figure; every chapter is one as well, so that it can be written anew. Charts
/// are pictures with an alternative text, left out where this machine cannot draw
/// (chart_picture.h).
std::string word_file(const Document& document);

/// The chapters of an `earlier` file as they are in `document`; what stands between them stays. See
/// DocumentWriter::renewed.
Result<std::string> renewed_word_file(const Document& document, std::string_view earlier,
                                      const std::string& where);

}  // namespace peil::render
