#pragma once

#include <optional>
#include <string>
#include <vector>

#include "peil/base/differences.h"
#include "peil/ports/published_reader.h"

namespace peil::app {

using Pieces = std::vector<PublishedPiece>;

/// Words of a published file that are not what the figures give, or something that is held besides
/// words and is not what peil writes: then both begin with the part of the file.
struct FileDifference {
  std::string says;        ///< "" where the file lacks something
  std::string should_say;  ///< "" where the file has something more
  std::string key;         ///< of the figure, where the words are a number bound to one
};

/// The figure of the first number that reads or is bound otherwise; of numbers that are bound no
/// more, of the first that does not stand where it should. "" where there is none.
std::string key_where_apart(const PublishedPiece& says, const PublishedPiece& should);

/// A file as it is against what it should be: its words, and what is held besides them
/// (ports/held_piece.h). A PDF is compared word by word: its lines fall as the fonts of a machine
/// have it. A file that another program has saved again is held to what is seen in it.
class FileComparison {
 public:
  FileComparison(const Pieces& file, const Pieces& fresh, bool by_words);

  /// Another program has saved it (app/saved_again.h): nothing of it was held besides what is seen.
  bool is_saved_again() const { return saved_again_; }

  /// How much of the words that should be there is, from 0 to 1.
  double shared() const;
  /// What stands in the place of something else, or is gone; and of what is held besides words also
  /// what is there too much, unless it is the markup of what people write.
  std::vector<FileDifference> differences() const;
  /// Words that stand where there should be nothing: people wrote them.
  std::vector<std::string> own() const;

 private:
  std::vector<FileDifference> word_differences() const;

  Pieces file_, fresh_;  // words
  Pieces file_held_, fresh_held_;
  std::vector<std::string> said_, should_;  // with the keys that are bound
  bool by_words_, saved_again_;
  std::vector<FileDifference> aside_;  // of a file that was saved again
  std::optional<std::vector<Edit>> changes_;
};

}  // namespace peil::app
