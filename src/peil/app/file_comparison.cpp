#include "peil/app/file_comparison.h"

#include <algorithm>
#include <span>

#include "peil/app/held_comparison.h"
#include "peil/app/saved_again.h"
#include "peil/base/text.h"
#include "peil/ports/held_piece.h"

namespace peil::app {
namespace {

constexpr std::size_t words_around = 6;

Pieces only_held(const Pieces& pieces, bool held) {
  Pieces all;
  std::ranges::copy_if(pieces, std::back_inserter(all),
                       [&](const PublishedPiece& piece) { return is_held(piece) == held; });
  return all;
}

Pieces word_by_word(const Pieces& lines) {
  Pieces all;
  for (const PublishedPiece& line : lines)
    for (std::string& word : words(line.text)) all.push_back({std::move(word)});
  return all;
}

// What is compared: the words, and which figures their numbers are bound to.
std::vector<std::string> compared(const Pieces& pieces) {
  std::vector<std::string> all;
  for (const PublishedPiece& p : pieces) {
    std::string one = p.text;
    for (const BoundNumber& n : p.numbers) one += "\n" + n.key + "#" + n.part + "=" + n.text;
    all.push_back(std::move(one));
  }
  return all;
}

// Some pieces on one line; of single words those around them as well.
std::string told(const Pieces& pieces, std::size_t from, std::size_t to, bool by_words) {
  if (from == to) return "";
  if (by_words) {
    from = from > words_around ? from - words_around : 0;
    to = std::min(pieces.size(), to + words_around);
  }
  std::vector<std::string> texts;
  for (std::size_t i = from; i < to; ++i) texts.push_back(pieces[i].text);
  return join(texts, by_words ? " " : " | ");
}

}  // namespace

std::string key_where_apart(const PublishedPiece& says, const PublishedPiece& should) {
  if (says.numbers.empty()) {
    std::size_t from = 0;
    for (const BoundNumber& number : should.numbers) {
      const std::size_t at = says.text.find(number.text, from);
      if (at == std::string::npos) return number.key;
      from = at + number.text.size();
    }
  }
  for (std::size_t i = 0; i < should.numbers.size(); ++i) {
    const bool same = i < says.numbers.size() && says.numbers[i].text == should.numbers[i].text &&
                      says.numbers[i].key == should.numbers[i].key;
    if (!same) return should.numbers[i].key;
  }
  return "";
}

FileComparison::FileComparison(const Pieces& file, const Pieces& fresh, bool by_words)
    : file_(only_held(file, false)),
      fresh_(only_held(fresh, false)),
      file_held_(only_held(file, true)),
      fresh_held_(only_held(fresh, true)),
      by_words_(by_words),
      saved_again_(!by_words && app::is_saved_again(file_held_, fresh_held_)) {
  if (by_words) {
    file_ = word_by_word(file_);
    fresh_ = word_by_word(fresh_);
  }
  if (saved_again_) {
    aside_ = differences_aside(file_, fresh_);
    file_ = seen_of(file_);
    fresh_ = seen_of(fresh_);
    TextsAlike alike(file_, fresh_);
    said_ = std::move(alike.said);
    should_ = std::move(alike.should);
  } else {
    said_ = compared(file_);
    should_ = compared(fresh_);
  }
  changes_ = peil::differences(should_, said_);
}

double FileComparison::shared() const {
  if (!changes_ || fresh_.empty()) return 0.0;
  std::size_t lost = 0;
  for (const Edit& c : *changes_) lost += c.a_to - c.a_from;
  return 1.0 - static_cast<double>(lost) / static_cast<double>(fresh_.size());
}

std::vector<FileDifference> FileComparison::differences() const {
  std::vector<FileDifference> all = word_differences();
  if (saved_again_) {
    all.insert(all.end(), aside_.begin(), aside_.end());
    return all;
  }
  const bool words_differ = !all.empty();
  std::ranges::move(held_differences(file_held_, fresh_held_, words_differ),
                    std::back_inserter(all));
  return all;
}

std::vector<FileDifference> FileComparison::word_differences() const {
  std::vector<FileDifference> all;
  if (!changes_) return all;
  for (const Edit& c : *changes_) {
    if (c.a_from == c.a_to) continue;
    std::size_t paired = 0;
    for (std::size_t i = c.a_from; i < c.a_to && !by_words_; ++i) {
      if (c.b_from + paired >= c.b_to) break;
      const PublishedPiece& says = file_[c.b_from + paired++];
      all.push_back({says.text, fresh_[i].text, key_where_apart(says, fresh_[i])});
    }
    if (c.a_from + paired < c.a_to)
      all.push_back({told(file_, c.b_from + paired, c.b_to, by_words_),
                     told(fresh_, c.a_from + paired, c.a_to, by_words_), ""});
  }
  return all;
}

std::vector<std::string> FileComparison::own() const {
  std::vector<std::string> all;
  if (!changes_) return all;
  for (const Edit& c : *changes_) {
    if (by_words_ && c.a_from != c.a_to) continue;
    const std::size_t paired = by_words_ ? 0 : c.a_to - c.a_from;
    std::vector<std::string> run;
    for (std::size_t i = c.b_from + paired; i < c.b_to; ++i) run.push_back(file_[i].text);
    if (by_words_ && !run.empty()) run = {join(run, " ")};
    std::ranges::move(run, std::back_inserter(all));
  }
  return all;
}

}  // namespace peil::app
