#pragma once

#include <map>
#include <string>
#include <string_view>

#include "peil/reading/sentences.h"
#include "peil/reading/statement.h"

namespace peil::reading {

/// Footnotes of a letter: "[^1]" in a sentence, and "[^1]: ..." below it. A note speaks of what was
/// spoken of where it is referred to.
class Notes {
 public:
  /// Contract  text outlives this.
  explicit Notes(std::string_view text) : text_(text) {}

  /// Before a sentence of a note the context becomes that of its reference, and behind the last one
  /// that of before the notes again.
  void enter(const Stretch& sentence, Context& context);
  /// Remembers what was spoken of for each reference between a sentence and the next one.
  void leave(const Stretch& sentence, std::size_t next, const Context& context);

 private:
  std::string note_of(const Stretch& sentence) const;

  std::string_view text_;
  std::string current_;  // the note that is read; empty: none
  std::map<std::string, Context> of_reference_;
  Context outside_;
};

}  // namespace peil::reading
