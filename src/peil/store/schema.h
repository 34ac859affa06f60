#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "peil/store/sqlite.h"

namespace peil::store {

/// How a database keeps what it did until it is in the file.
enum class Journal : std::uint8_t {
  Log,       ///< write-ahead log: one process writes and checkpoints (Writer)
  Rollback,  ///< a journal for each transaction: any process may write
};

/// What a database file holds and how its tables came to be. The file says which schema it is of
/// (application_id) and how many of the steps it went through (user_version), so that a file of
/// another kind, or of another program, is not taken for it.
struct Schema {
  std::string file;                ///< "answers.db"
  std::int64_t mark;               ///< application_id
  std::vector<std::string> steps;  ///< the n-th brings version n-1 to n; an empty file is version 0
  Journal journal = Journal::Log;

  std::int64_t newest() const { return static_cast<std::int64_t>(steps.size()); }
};

/// Takes the steps that the file still needs, all in one transaction: after a throw it is as it
/// was. A step that was once given to anybody is never changed; what must differ is a next step.
///
/// Throws  OutsideError for a file of another program, of a newer peil, or on a disk that cannot
///         keep a write-ahead log; SqliteError for what a step could not do.
void bring_up_to_date(Connection& db, const Schema& schema);

/// Looks whether this program can read the file as it is.
/// Throws  OutsideError as above, and for a file that still needs a step.
void check_readable(Connection& db, const Schema& schema);

}  // namespace peil::store
