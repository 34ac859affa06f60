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

/// A file as it is against what it should be: its words, and what is held besides them
/// (ports/held_piece.h). A PDF is compared word by word: its lines fall as the fonts of a machine
/// have it.
class FileComparison {
 public:
  FileComparison(const Pieces& file, const Pieces& fresh, bool by_words);

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
  bool by_words_;
  std::optional<std::vector<Edit>> changes_;
};

}  // namespace peil::app
