#pragma once

#include <span>
#include <string>

namespace peil::files {

/// The style of notes in the margin of a web page, by class names of peil's own alone. On a wide
/// screen a note stands beside its words, where those before it leave room, in a margin that is
/// kept free beside the body; elsewhere, in print, and in browsers without anchors (CSS Anchor
/// Positioning), it stands where it is in the text, below the paragraph.
///
/// `remarks`: ids of the notes in the order of the page, with those of their words, or "" for a
/// note without words. `is_rtl`: the page runs from right to left, its margin is at the left.
struct PlacedRemark {
  std::string id, words;
};
std::string remark_style(std::span<const PlacedRemark> remarks, bool is_rtl);

}  // namespace peil::files
