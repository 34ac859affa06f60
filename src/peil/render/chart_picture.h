#pragma once

#include <string>

namespace peil::render {

/// A chart_file as a PNG image of twice its size, by the library librsvg where this machine has it;
/// "" where it has not, or where the library cannot read the file. What letters look like depends
/// on the fonts of the machine. Safe to call from several threads.
std::string chart_picture(const std::string& svg);

}  // namespace peil::render
