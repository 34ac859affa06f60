#pragma once

#include <string>

#include "peil/model/document.h"

namespace peil::render {

/// The document as slides (.pptx, ISO/IEC 29500): a title slide, the summary and every section but
/// the table of all figures. Text, tables and charts are native, so that they can be edited; each
/// chart has its numbers in a workbook of its own, and the notes of a slide name the key of every
/// number on it.
///
/// Promise   the same document gives the same bytes; nothing lies beyond the edge of a slide or
///           over something else: what does not fit goes on to the next slide. No slide is empty.
std::string slide_file(const Document& document);

}  // namespace peil::render
