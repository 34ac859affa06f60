// Where a sentence may be cut.
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "peil/reading/segment.h"

namespace peil::reading {
namespace {

// "🎉" ends what was said, as a full stop does.
bool is_symbol(const std::string& word) {
  UChar32 c = -1;
  std::size_t at = 0;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(word.data()), at, word.size(), c);
  return c >= 0 && u_charType(c) == U_OTHER_SYMBOL;
}

class Signs {
 public:
  Signs(const Page& page, const Part& sentence) : page_(page), whole_(sentence) {}

  std::vector<Segment> segments() const {
    std::vector<Segment> all{Segment(page_, whole_, 0, "")};
    int depth = 0;
    const auto& tokens = whole_.tokens;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      if (tokens[at].word == "(") ++depth;
      if (tokens[at].word == ")") --depth;
      if (depth > 0 || !is_sign(at) || is_inside(at)) continue;
      std::size_t next = at + 1;
      while (next < tokens.size() && is_sign(next)) ++next;
      if (at == all.back().first || next >= tokens.size()) continue;
      all.back().behind = at;
      all.emplace_back(page_, whole_, next, tokens[at].word);
      at = next - 1;
    }
    all.back().behind = tokens.size();
    return all;
  }

 private:
  bool is_between_numbers(std::size_t at) const {
    return at > 0 && at + 1 < whole_.tokens.size() && whole_.tokens[at - 1].number &&
           whole_.tokens[at + 1].number;
  }

  bool is_sign(std::size_t at) const {
    const Token& t = whole_.tokens[at];
    for (const char* sign : {";", ",", ":", "–", "—", "!", "."})
      if (t.word == sign) return true;
    if (t.word == "-" && !is_between_numbers(at)) return true;
    return is_symbol(t.word) || page_.lexicon.is("and", t) || page_.lexicon.is("but", t);
  }

  // "pleziervaarders, schippers en gemeenten": a list of three groups or more.
  bool is_in_list(std::size_t at) const {
    constexpr std::size_t widest = 3;                            // tokens from one to the next
    const std::size_t least = whole_.has("approached") ? 2 : 3;  // groups
    std::vector<const Mention*> list;
    for (const Mention& m : whole_.mentions) {
      if (m.of != Mention::Of::Group) continue;
      if (!list.empty() && m.first > list.back()->behind + widest - 1) {
        if (at < list.back()->behind) break;
        list.clear();
      }
      list.push_back(&m);
    }
    if (list.size() < least || at < list.front()->first || at >= list.back()->behind) return false;
    for (std::size_t i = list.front()->first; i < list.back()->behind; ++i)
      if (whole_.tokens[i].number) return false;
    return true;
  }

  // "van 7,0 en 7,4", "vreemdelingen en referenten": nothing is cut within them.
  bool is_inside(std::size_t at) const {
    if (is_in_list(at)) return true;
    const auto holds = [&](std::size_t first, std::size_t behind) {
      return first < at && at + 1 < behind;
    };
    return std::ranges::any_of(whole_.phrases,
                               [&](const Phrase& p) { return holds(p.first, p.behind); }) ||
           std::ranges::any_of(whole_.mentions,
                               [&](const Mention& m) { return holds(m.first, m.behind); });
  }

  const Page& page_;
  const Part& whole_;
};

}  // namespace

std::vector<Segment> segments_of(const Page& page, const Part& sentence) {
  return Signs(page, sentence).segments();
}

}  // namespace peil::reading
