#pragma once

#include <optional>
#include <string>
#include <vector>

#include "peil/base/differences.h"
#include "peil/ports/published_reader.h"

namespace peil::app {

using Pieces = std::vector<PublishedPiece>;

/// Words of a published file that are not what the figures give.
struct FileDifference {
  std::string says;        ///< "" where the file lacks something
  std::string should_say;  ///< "" where the file has something more
  std::string key;         ///< of the figure, where the words are a number bound to one
};

/// A file as it is against what it should be. A PDF is compared word by word: its lines fall as the
/// fonts of a machine have it.
class FileComparison {
 public:
  FileComparison(const Pieces& file, const Pieces& fresh, bool by_words);

  /// How much of what should be there is, from 0 to 1.
  double shared() const;
  /// What stands in the place of something else, or is gone.
  std::vector<FileDifference> differences() const;
  /// What stands where there should be nothing: people wrote it.
  std::vector<std::string> own() const;

 private:
  Pieces file_, fresh_;
  std::vector<std::string> said_, should_;  // with the keys that are bound
  bool by_words_;
  std::optional<std::vector<Edit>> changes_;
};

}  // namespace peil::app
