#pragma once

#include <string>
#include <vector>

namespace peil::store {

/// Copies a data folder to a new one, beside whoever writes in it: each database as one closed file
/// without a log, as of one moment of its own (answers first: whoever answered has a code and a
/// name in the copies of the other two), and the keys that lie in the folder. The copies hold their
/// rows in the order of random ids and no free pages, so that nothing in them tells who came first.
/// Everything is on disk before the folder gets its name; what was begun is taken away again when
/// something fails.
///
/// Gives the names of the files. Throws OutsideError, also when `to` is there already.
std::vector<std::string> back_up(const std::string& data_folder, const std::string& to);

}  // namespace peil::store
