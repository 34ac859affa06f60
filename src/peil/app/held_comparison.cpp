#include "peil/app/held_comparison.h"

#include <algorithm>
#include <map>
#include <set>

#include "peil/ports/held_piece.h"

namespace peil::app {
namespace {

constexpr std::size_t most_changed = 1500;  // pieces, in which changes are still looked for
constexpr std::size_t most_told = 5;        // of one part
constexpr std::size_t signs_before = 60, most_signs = 160;

// Without the words between the two signs.
std::string markup_only(const std::string& markup) {
  std::string all;
  bool in_words = false;
  for (const char c : markup) {
    if (c == words_begin) in_words = true;
    if (!in_words) all += c;
    if (c == words_end) in_words = false;
  }
  return all;
}

bool is_in_a_sign(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// Some of a piece around the place from which on it is another, whole signs of UTF-8.
std::string excerpt(const PublishedPiece& piece, std::size_t from) {
  const std::string& all = piece.text;
  std::size_t begin = all.size() <= most_signs || from < signs_before ? 0 : from - signs_before;
  std::size_t end = std::min(all.size(), begin + most_signs);
  while (begin > 0 && is_in_a_sign(all[begin])) --begin;
  while (end < all.size() && is_in_a_sign(all[end])) ++end;
  std::string shown = all.substr(begin, end - begin);
  std::ranges::replace(shown, words_begin, ' ');
  std::ranges::replace(shown, words_end, ' ');
  return part_of(piece) + ": " + (begin > 0 ? "…" : "") + shown + (end < all.size() ? "…" : "");
}

std::vector<std::string> held_texts(const Pieces& pieces) {
  std::vector<std::string> all;
  for (const PublishedPiece& piece : pieces) all.push_back(piece.text);
  return all;
}

class HeldDifferences {
 public:
  HeldDifferences(const Pieces& file, const Pieces& fresh, bool words_differ)
      : file_(file), fresh_(fresh), words_differ_(words_differ) {}

  std::vector<FileDifference> differences() {
    const auto changes = peil::differences(held_texts(fresh_), held_texts(file_), most_changed);
    if (!changes) return not_held();
    for (const Edit& change : *changes) add(change);
    std::vector<FileDifference> all;
    for (const std::string& part : order_) {
      std::vector<FileDifference>& of_part = by_part_[part];
      const std::size_t more = of_part.size() > most_told ? of_part.size() - most_told : 0;
      of_part.resize(of_part.size() - more);
      std::ranges::move(of_part, std::back_inserter(all));
      if (more > 0) all.push_back(throughout(part, std::to_string(more) + " more places"));
    }
    return all;
  }

 private:
  static FileDifference throughout(const std::string& part, const std::string& where) {
    return {part + ": in " + where +
                " other markup, style or pictures, as in a file that another "
                "program has saved: beyond its words this part was not held",
            "", ""};
  }

  // Too much is another: which parts are, is seen by what they lack.
  std::vector<FileDifference> not_held() const {
    std::multiset<std::string> there;
    for (const PublishedPiece& piece : file_) there.insert(piece.text);
    std::vector<std::string> parts;
    for (const PublishedPiece& piece : fresh_) {
      if (const auto found = there.find(piece.text); found != there.end())
        there.erase(found);
      else if (std::ranges::find(parts, part_of(piece)) == parts.end())
        parts.push_back(part_of(piece));
    }
    std::vector<FileDifference> all;
    for (const std::string& part : parts) all.push_back(throughout(part, "many places"));
    if (all.empty()) all.push_back(throughout("the file", "many places"));
    return all;
  }

  void tell(const std::string& part, FileDifference difference) {
    const auto [at, is_new] = by_part_.try_emplace(part);
    if (is_new) order_.push_back(part);
    at->second.push_back(std::move(difference));
  }

  void add(const Edit& change) {
    std::vector<const PublishedPiece*> more;
    for (std::size_t i = change.b_from; i < change.b_to; ++i)
      if (change.a_to - change.a_from == change.b_to - change.b_from || !is_writing(file_[i]))
        more.push_back(&file_[i]);
    const std::size_t lacking = change.a_to - change.a_from;
    for (std::size_t i = 0; i < std::max(lacking, more.size()); ++i)
      add(i < more.size() ? more[i] : nullptr, i < lacking ? &fresh_[change.a_from + i] : nullptr);
  }

  void add(const PublishedPiece* says, const PublishedPiece* should) {
    if (should == nullptr) return tell(part_of(*says), {excerpt(*says, 0), "", ""});
    if (words_differ_ && markup_only(should->text) == (says ? markup_only(says->text) : "")) return;
    if (says == nullptr) return tell(part_of(*should), {"", excerpt(*should, 0), ""});
    const auto apart = std::ranges::mismatch(says->text, should->text).in1 - says->text.begin();
    const auto from = static_cast<std::size_t>(apart);
    tell(part_of(*should), {excerpt(*says, from), excerpt(*should, from), ""});
  }

  const Pieces& file_;
  const Pieces& fresh_;
  bool words_differ_;
  std::vector<std::string> order_;
  std::map<std::string, std::vector<FileDifference>> by_part_;
};

}  // namespace

std::vector<FileDifference> held_differences(const Pieces& file, const Pieces& fresh,
                                             bool words_differ) {
  return HeldDifferences(file, fresh, words_differ).differences();
}

}  // namespace peil::app
