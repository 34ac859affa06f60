// Cuts a sentence into parts that each say something of their own.
#include <algorithm>

#include "peil/reading/joins.h"
#include "peil/reading/part.h"
#include "peil/reading/segment.h"

namespace peil::reading {
namespace {

class Cutter {
 public:
  Cutter(const Page& page, Stretch sentence)
      : page_(page), whole_(part_of(page, sentence.from, sentence.to)), joins_(page, whole_) {}

  std::vector<Part> cut() {
    const std::vector<Segment> all = segments_of(page_, whole_);
    std::vector<Part> parts;
    Segment now = all.front();
    for (std::size_t i = 1; i < all.size(); ++i) {
      share_before_ = now.has("share") && !now.has_mark();
      if (now.says_something() && begins_statement(now, with_its_way(all, i)) &&
          !joins_.goes_on(now, all, i)) {
        parts.push_back(made_of(now));
        now = all[i];
      } else {
        now.behind = all[i].behind;
      }
    }
    parts.push_back(made_of(now));
    return parts;
  }

 private:
  Part made_of(const Segment& s) const {
    return part_of(page_, whole_.tokens[s.first].at, whole_.tokens[s.behind - 1].end);
  }

  // "and the mark they give for the website has gone, from 5.6 to 5.1": which way follows a comma.
  Segment with_its_way(const std::vector<Segment>& all, std::size_t i) const {
    Segment s = all[i];
    if (i + 1 >= all.size() || s.says_something() || all[i + 1].names_anything()) return s;
    const bool way = s.names_anything() && all[i + 1].begins_with("from-to");
    // "and their average, a 5.4, is a fail"
    constexpr std::size_t subject = 3;
    const bool told = s.behind - s.first <= subject && s.begins_with("pronoun") &&
                      all[i + 1].begins_with("article") && all[i + 1].has_mark();
    if (way || told) s.behind = all[i + 1].behind;
    return s;
  }

  // "as they did in 2021", "en dat was in 2019 ook al zo"
  bool repeats(const Segment& s) const {
    return s.has("as-then") && !s.has_mark() &&
           (s.has_wave() || s.has("years-ago") || s.has("before"));
  }

  // "het verschil kan toeval zijn"; "een verschil dat toeval kan zijn" goes on
  bool is_of_that_difference(const Segment& s) const {
    const Token& first = whole_.tokens[s.first];
    const bool definite = page_.lexicon.is("article", first) && !page_.lexicon.is("one-of", first);
    const bool points_back = definite || page_.lexicon.is("pronoun", first);
    return points_back && s.has("difference") && !s.has_mark();
  }

  // "vier tienden meer dan twee jaar eerder"
  bool is_change_by(const Segment& s) const {
    return s.has_amount() && (s.has("more-of") || s.has("fewer")) &&
           (s.has("years-ago") || s.has("before") || s.has_wave());
  }

  // "hoger dan de Index van 7,3 en dan de Peiling"
  bool is_against_another(const Segment& before, const Segment& s) const {
    if (!page_.lexicon.is("than-group", whole_.tokens[s.first])) return false;
    return before.names_benchmark() && s.names_benchmark();
  }

  // "daalde evenmin: dat bedroeg 6,7", "door beide groepen: door inwoners een 5,4"
  bool tells_after_colon(const Segment& before, const Segment& s) const {
    if (s.sign != ":" || !s.has_mark()) return false;
    const bool points_back = page_.lexicon.is("pronoun", whole_.tokens[s.first]) &&
                             !before.has_mark() && before.any_phrase([](const Phrase& p) {
                               return p.sense == "up" || p.sense == "down" || p.sense == "lowest" ||
                                      p.sense == "highest";
                             });
    return points_back || (before.has("both-groups") && s.names_group());
  }

  // "and with businesses by 0.3", "en ook bij ondernemers is een verbetering zichtbaar"
  bool turns_to_another_group(const Segment& before, const Segment& s) const {
    const Token& first = whole_.tokens[s.first];
    if (!page_.lexicon.is("so-too", first) && !page_.lexicon.is("fronted", first)) return false;
    if (!s.has_direction() && !s.has_amount()) return false;
    const auto is_in = [](const Segment& one, const Mention& m) {
      return m.of == Mention::Of::Group && m.first >= one.first && m.behind <= one.behind;
    };
    return std::ranges::any_of(whole_.mentions, [&](const Mention& m) {
      return is_in(s, m) && std::ranges::none_of(whole_.mentions, [&](const Mention& other) {
               return is_in(before, other) && other.name == m.name;
             });
    });
  }

  bool begins_statement(const Segment& before, const Segment& s) const {
    if (tells_after_colon(before, s)) return true;
    const bool turned = s.has("reversed") && (s.has_wave() || s.has("years-ago"));
    if (turned || repeats(s) || is_change_by(s) || is_of_that_difference(s) ||
        (s.has_mark() && s.has("interval")))
      return true;
    if (s.has("approached") && (s.has("every-group") || s.names_groups())) return true;
    if (is_against_another(before, s)) return true;
    if (turns_to_another_group(before, s)) return true;
    if (page_.lexicon.is("goes-on", whole_.tokens[s.first])) return false;
    if (s.has_direction()) return true;
    if (s.has_side() && (s.has("pronoun") || s.has_wave())) return true;
    if (s.names_group() && (s.has("compared") || s.has("behind")) && !s.has_mark()) return true;
    if (s.names_group() && s.behind - s.first <= 6 && (s.has("not") || s.has("so-too")) &&
        s.behind - s.first > 2)
      return true;
    if (s.names_group() && s.behind - s.first > 2 && s.has("same-way") && !s.has_mark())
      return true;
    if (s.names_group() && (s.has("more-of") || s.has("fewer")) &&
        (s.has("since") || s.has("than-group")))
      return true;
    if (s.sign == ":" && !share_before_) return false;
    const bool names = s.has("the-former") || s.has("the-latter") || s.names_anything();
    if (s.has_mark())
      return names || s.has_wave() || s.has("pronoun") || s.has("before") || s.has("years-ago");
    const bool signed_amount = s.has_amount();
    return (signed_amount && (names || s.has_wave())) || (names && s.has("share"));
  }

  const Page& page_;
  Part whole_;
  Joins joins_;
  bool share_before_ = false;  // how many, before a colon: the mark behind it is another statement
};

}  // namespace

std::vector<Part> parts_of(const Page& page, Stretch sentence) {
  return Cutter(page, sentence).cut();
}

}  // namespace peil::reading
