#include "peil/app/compare_drafts.h"

#include <algorithm>
#include <utility>

#include "peil/base/differences.h"
#include "peil/findings/letter.h"

namespace peil::app {
namespace {

std::vector<DraftSaid> said_by(const JudgedLetter& letter) {
  std::vector<std::pair<std::size_t, DraftSaid>> by_line;
  for (const JudgedClaim& c : letter.claims)
    by_line.emplace_back(
        c.line, DraftSaid{c.quote.empty() ? c.text : c.quote, findings::verdict_name(c.verdict)});
  for (const NotRead& n : letter.not_read)
    by_line.emplace_back(n.line, DraftSaid{n.text, "not-read"});
  std::ranges::stable_sort(by_line, {}, &std::pair<std::size_t, DraftSaid>::first);
  std::vector<DraftSaid> all;
  for (auto& [line, said] : by_line) all.push_back(std::move(said));
  return all;
}

std::vector<std::string> words_of(const std::vector<DraftSaid>& all) {
  std::vector<std::string> words;
  for (const DraftSaid& one : all) words.push_back(one.words);
  return words;
}

class Comparing {
 public:
  Comparing(const JudgedLetter& earlier, const JudgedLetter& later)
      : before_(said_by(earlier)), after_(said_by(later)) {}

  std::vector<DraftChange> changes() {
    const std::vector<std::string> before = words_of(before_), after = words_of(after_);
    const auto edits = differences(before, after);
    if (!edits) {  // hardly a word is left
      replaced(0, before_.size(), 0, after_.size());
      return std::move(all_);
    }
    std::size_t a = 0, b = 0;
    for (const Edit& edit : *edits) {
      kept(a, edit.a_from, b);
      replaced(edit.a_from, edit.a_to, edit.b_from, edit.b_to);
      a = edit.a_to, b = edit.b_to;
    }
    kept(a, before_.size(), b);
    return std::move(all_);
  }

 private:
  // The same words: told where the verdict is another one.
  void kept(std::size_t from, std::size_t to, std::size_t there) {
    for (; from < to; ++from, ++there)
      if (before_[from] != after_[there]) all_.push_back({before_[from], after_[there]});
  }

  void replaced(std::size_t a, std::size_t a_to, std::size_t b, std::size_t b_to) {
    for (; a < a_to || b < b_to; ++a, ++b)
      all_.push_back({a < a_to ? std::optional(before_[a]) : std::nullopt,
                      b < b_to ? std::optional(after_[b]) : std::nullopt});
  }

  std::vector<DraftSaid> before_, after_;
  std::vector<DraftChange> all_;
};

}  // namespace

std::vector<DraftChange> compare_drafts(const JudgedLetter& earlier, const JudgedLetter& later) {
  return Comparing(earlier, later).changes();
}

}  // namespace peil::app
