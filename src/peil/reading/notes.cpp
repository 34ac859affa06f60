#include "peil/reading/notes.h"

namespace peil::reading {
namespace {

constexpr std::string_view opens = "[^";

}  // namespace

// The name of the note on whose line a sentence stands: "[^a]: In 2021 nog een 6,9."
std::string Notes::note_of(const Stretch& sentence) const {
  const std::size_t start = text_.substr(0, sentence.from).rfind('\n');
  const std::string_view rest = text_.substr(start == std::string_view::npos ? 0 : start + 1);
  const std::string_view line = rest.substr(0, rest.find('\n'));
  const std::size_t end = line.find("]:");
  if (!line.starts_with(opens) || end == std::string_view::npos) return "";
  return std::string(line.substr(opens.size(), end - opens.size()));
}

void Notes::enter(const Stretch& sentence, Context& context) {
  const std::string note = note_of(sentence);
  if (note == current_) return;
  if (current_.empty()) outside_ = context;
  current_ = note;
  const auto at = of_reference_.find(note);
  if (note.empty())
    context = outside_;
  else if (at != of_reference_.end())
    context = at->second;
}

void Notes::leave(const Stretch& sentence, std::size_t next, const Context& context) {
  // No further than the sentence: a letter of many would be read to its end for each of them.
  const std::string_view here = text_.substr(0, next + opens.size() - 1);
  for (std::size_t at = here.find(opens, sentence.from); at != std::string_view::npos;
       at = here.find(opens, at + 1)) {
    const std::size_t end = text_.find(']', at);
    if (end == std::string_view::npos || text_.substr(end).starts_with("]:")) continue;
    of_reference_.insert(
        {std::string(text_.substr(at + opens.size(), end - at - opens.size())), context});
  }
}

}  // namespace peil::reading
