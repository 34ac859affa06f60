#pragma once

#include "peil/app/kept_results.h"
#include "peil/base/html.h"
#include "peil/web/console/results.h"
#include "peil/web/console/words.h"

namespace peil::web::console {

/// The ways on from a page of a wave: open answers, other waves, groups, items; from one of a group
/// or an item the same as a table of one's own, and as files.
/// Contract  the wave is in the book.
Html ways_on(const Words& words, const app::ResultsBook& book, const View& view, bool spreadsheets);

}  // namespace peil::web::console
