#pragma once

#include <string>
#include <string_view>

#include "peil/base/result.h"
#include "peil/model/document.h"

namespace peil::render {

/// The document as slides (.pptx, ISO/IEC 29500): a title slide, the summary and every section but
/// the table of all figures. Text, tables and charts are native, so that they can be edited; each
/// chart has its numbers in a workbook of its own, and the notes of a slide name the key of every
/// number on it. Each slide has a mark (slide_mark.h), so that it can be written anew.
///
/// Promise   the same document gives the same bytes; nothing lies beyond the edge of a slide or
///           over something else: what does not fit goes on to the next slide. No slide is empty.
std::string slide_file(const Document& document);

/// The slides of an `earlier` file as they are in `document`, by its layouts, each where it stood;
/// slides that people added stay. See DocumentWriter::renewed.
///
/// Problems  also "report.other-size" for slides that are no longer as wide or high,
///           "report.layout-missing" where a slide has no layout to be made by
Result<std::string> renewed_slide_file(const Document& document, std::string_view earlier,
                                       const std::string& where);

}  // namespace peil::render
