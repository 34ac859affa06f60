#include "peil/reading/said.h"

#include <algorithm>
#include <optional>

#include "peil/reading/lexicon.h"

namespace peil::reading {
namespace {

// How far from a number the words stand that tell how near it is: "bijna een kleine acht".
constexpr std::size_t reach_of_nearness = 3;
constexpr double widest_margin = 1.0;  // of a mark: "een foutmarge van 0,2"

class Reader {
 public:
  Reader(std::vector<Token> tokens, std::span<const NumberInText> numbers, const Lexicon& lexicon)
      : tokens_(std::move(tokens)), numbers_(numbers), lexicon_(lexicon) {
    phrases_ = lexicon_.find(tokens_);
  }

  Saying read() && {
    std::size_t place = 0;
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      if (tokens_[at].word == ";") ++said_.parts;
      place += width(at);
      if (tokens_[at].number)
        said_.numbers.push_back({*tokens_[at].number, role_of(at), nearness_of(at),
                                 is_of_others(at), is_held_against(at), said_.parts - 1, place,
                                 near_before("since", at, 3), is_later(at)});
    }
    directions();
    shown_only();
    said_.from_to = has("from-to");
    said_.unestablished = asks_and_leaves_open();
    said_.denied = denies();
    for (const Phrase& phrase : phrases_) {
      if (phrase.sense == "hedge") said_.hedged = true;
      if (phrase.sense == "small" && !tells_how_many(phrase)) said_.small = true;
      if (phrase.sense == "large" && !tells_how_sure(phrase)) said_.large = true;
      if (phrase.sense == "doubled") said_.doubled = true;
      if (phrase.sense == "halved") said_.halved = true;
      if (phrase.sense == "share" && !is_of_time(phrase)) said_.share = true;
      if (phrase.sense == "significant" && !is_within_another(phrase, "chance"))
        (is_denied(phrase) ? said_.not_significant : said_.significant) = true;
      for (const char* besides : {"highest", "lowest", "first", "only", "cause", "others"}) {
        if (phrase.sense == besides && !is_inside(phrase, "none-other") &&
            !is_inside(phrase, "significant") && !is_inside(phrase, "chance"))
          said_.besides.insert(besides);
      }
    }
    said_.share =
        said_.share || of_ten() || std::ranges::any_of(said_.numbers, [](const NumberSaid& n) {
          return n.role == NumberRole::Threshold;
        });
    return std::move(said_);
  }

 private:
  // How far a token keeps what stands on its two sides apart: "een 7,4 (in 2021 een 7,0)" most.
  std::size_t width(std::size_t at) const {
    constexpr std::size_t apart = 6;
    if (!tokens_[at].is_punctuation() || tokens_[at].word == ":") return 1;
    std::size_t inside = 0;
    for (std::size_t to = at; tokens_[at].word == "(" && to < tokens_.size(); ++to) {
      if (tokens_[to].word == ")") break;
      inside += tokens_[to].number ? 1U : 0U;
    }
    return inside > 1 ? apart : 2;
  }

  bool has(std::string_view sense) const {
    return std::ranges::any_of(phrases_, [&](const Phrase& p) { return p.sense == sense; });
  }

  const Phrase* phrase(std::string_view sense, std::size_t first, std::size_t behind) const {
    for (const Phrase& p : phrases_) {
      if (p.sense == sense && p.first >= first && p.behind <= behind) return &p;
    }
    return nullptr;
  }

  // The begin and end of the part between marks of punctuation that holds a token.
  std::pair<std::size_t, std::size_t> part(std::size_t at) const {
    std::size_t from = at, to = at;
    while (from > 0 && !breaks(from - 1)) --from;
    while (to < tokens_.size() && !breaks(to)) ++to;
    return {from, to};
  }
  bool breaks(std::size_t at) const {
    return tokens_[at].is_punctuation() || lexicon_.is("but", tokens_[at]);
  }

  // "8 van de 10", "8 out of 10".
  bool of_ten() const {
    return std::ranges::any_of(phrases_, [&](const Phrase& p) {
      if (p.sense != "of-ten") return false;
      const NumberInText& whole = numbers_[*tokens_[p.behind - 1].number];
      return numbers_[*tokens_[p.first].number].decimals == 0 && whole.decimals == 0 &&
             (whole.value == 10.0 || whole.value == 100.0);
    });
  }

  // "well outside the margin of error"
  bool tells_how_sure(const Phrase& size) const {
    return std::ranges::any_of(phrases_, [&](const Phrase& p) {
      return p.sense == "significant" && p.first == size.behind;
    });
  }

  // "het geringe aantal antwoorden"
  bool tells_how_many(const Phrase& size) const {
    return size.behind < tokens_.size() && lexicon_.is("number-of", tokens_[size.behind]);
  }

  // "de eerste helft van 2013": of time, not of people.
  bool is_of_time(const Phrase& share) const {
    const bool ordinal = share.first > 0 && lexicon_.is("ordinal", tokens_[share.first - 1]);
    return ordinal && lexicon_.is("half-of-time", tokens_[share.first]);
  }

  bool is_inside(const Phrase& no, std::string_view sense) const {
    return std::ranges::any_of(phrases_, [&](const Phrase& p) {
      return p.sense == sense && p.first <= no.first && p.behind >= no.behind;
    });
  }

  // The longer words say it.
  bool is_within_another(const Phrase& one, std::string_view sense) const {
    return std::ranges::any_of(phrases_, [&](const Phrase& p) {
      return p.sense == sense && p.first <= one.first && p.behind >= one.behind &&
             p.behind - p.first > one.behind - one.first;
    });
  }

  // A word that denies what follows or stands beside it: not "niet alleen", "net niet", "nog
  // nooit".
  bool denies_at_all(const Phrase& no) const {
    if (no.sense != "not") return false;
    if (no.behind < tokens_.size() && phrase("only", no.behind, no.behind + 1) != nullptr)
      return false;
    for (const char* other : {"just-below", "first", "at-least", "at-most", "no-more", "no-less",
                              "unestablished", "same", "significant", "chance"})
      if (is_inside(no, other)) return false;
    return true;
  }

  // "niet significant": the direction itself is not denied.
  bool denies_certainty(const Phrase& no) const {
    return std::ranges::any_of(phrases_, [&](const Phrase& p) {
      return p.sense == "significant" && p.first >= no.behind && p.first < no.behind + 3 &&
             part(p.first) == part(no.first);
    });
  }

  // A word that denies stands in the same part.
  bool is_denied(const Phrase& said) const {
    const auto [from, to] = part(said.first);
    for (const Phrase& no : phrases_) {
      if (!denies_at_all(no) || no.first < from || no.behind > to) continue;
      if (no.first >= said.first && no.behind <= said.behind) continue;
      if (said.sense != "significant" && denies_certainty(no)) continue;
      return true;
    }
    return false;
  }

  // Something is denied that is no direction, no certainty and no number that is not reached.
  bool denies() const {
    for (std::size_t at = 0; at < tokens_.size(); ++at)
      if (tokens_[at].number && (is_not_reached(at) || is_missed_pass(at))) return false;
    return std::ranges::any_of(phrases_, [&](const Phrase& no) {
      if (!denies_at_all(no) || denies_certainty(no)) return false;
      const auto [from, to] = part(no.first);
      return std::ranges::none_of(phrases_, [&](const Phrase& p) {
        const bool direction = p.sense == "up" || p.sense == "down" || p.sense == "same";
        return direction && p.first >= from && p.behind <= to;
      });
    });
  }

  // "alleen van 2011 naar 2013 en van 2009 naar 2013 is de stijging meer dan toeval", part by part.
  void shown_only() {
    for (const Phrase& chance : phrases_) {
      if (chance.sense != "shown-rise" && chance.sense != "shown-fall") continue;
      std::size_t from = chance.first;
      while (from > 0 && tokens_[from - 1].word != ";") --from;
      for (const Phrase& only : phrases_) {
        if (only.sense == "only" && only.first >= from && only.first < chance.first)
          from = only.behind;
      }
      for (const Phrase& way : phrases_) {
        if (way.sense != "from-to" || way.first < from || way.behind > chance.first) continue;
        std::vector<std::size_t> years;
        for (std::size_t at = way.first; at < way.behind; ++at)
          if (tokens_[at].number) years.push_back(*tokens_[at].number);
        std::size_t part = 0;
        for (std::size_t at = 0; at < way.first; ++at) part += tokens_[at].word == ";" ? 1 : 0;
        const ShownOnly one{part, chance.sense == "shown-rise", years.front(), years.back()};
        if (years.size() == 2 && std::ranges::find(said_.shown_only, one) == said_.shown_only.end())
          said_.shown_only.push_back(one);
      }
    }
  }

  // "hoeveel mensen dit noemden, is niet geteld", and nothing that is claimed beside it.
  bool asks_and_leaves_open() const {
    for (const char* claims : {"cause", "highest", "lowest", "first", "up", "down", "same"})
      if (has(claims)) return false;
    return std::ranges::any_of(phrases_, [&](const Phrase& open) {
      return open.sense == "unestablished" && phrase("whether", 0, open.first) != nullptr;
    });
  }

  bool is_held_against(std::size_t at) const {
    if (right_behind("now", at)) return false;  // "7,8 tegen 8,1 nu"
    std::size_t from = at;
    while (from > 0 && !tokens_[from - 1].number) --from;
    for (const Phrase& p : phrases_)
      if (p.sense == "against" && p.first >= from && p.behind <= at && !is_of_time(p, at))
        return true;
    return from > 0 && was_before(from - 1, at);
  }

  // "slechter dan voorheen (5,2)": what it is held against is a time, and no number.
  bool is_of_time(const Phrase& than, std::size_t number) const {
    constexpr std::size_t reach = 3;
    return std::ranges::any_of(phrases_, [&](const Phrase& time) {
      if (time.sense != "before" && time.sense != "years-ago") return false;
      if (time.first < than.behind || time.first > than.behind + reach) return false;
      for (std::size_t at = time.behind; at < number; ++at)
        if (tokens_[at].is_punctuation()) return true;
      return false;
    });
  }

  // "nu een 7,3, was een 6,7": behind a mark another that was there before it.
  bool was_before(std::size_t mark, std::size_t at) const {
    const NumberInText& n = numbers_[*tokens_[mark].number];
    if (n.decimals == 0 && !n.article_before) return false;
    return std::ranges::any_of(phrases_, [&](const Phrase& p) {
      return p.sense == "was-mark" && p.first > mark && p.behind == at + 1;
    });
  }

  // Words that speak of others stand before the number, behind the one before it, or belong to it:
  // "het landelijk cijfer van 7,1", "een 7,1 van andere organisaties".
  bool is_of_others(std::size_t at) const {
    std::size_t from = at;
    while (from > 0 && !tokens_[from - 1].number) --from;
    if (const Phrase* others = phrase("others", from, at); others != nullptr) {
      // "on average, our 7.4"
      for (std::size_t i = others->behind; i + 1 < at; ++i)
        if (tokens_[i].word == "," && lexicon_.is("we", tokens_[i + 1])) return false;
      return true;
    }
    if (at + 1 >= tokens_.size() || !lexicon_.is("belongs", tokens_[at + 1])) return false;
    std::size_t to = at + 2;
    while (to < tokens_.size() && to < at + 6 && !tokens_[to].number && !breaks(to)) ++to;
    return phrase("others", at + 2, to) != nullptr;
  }

  void directions() {
    for (const Phrase& p : phrases_) {
      if (is_part_of_another(p) || is_inside(p, "either-way") || tells_certainty(p)) continue;
      const bool no = is_denied(p);
      if (p.sense == "up") (no ? said_.not_up : said_.up) = true;
      if (p.sense == "down") (no ? said_.not_down : said_.down) = true;
      if (p.sense == "same") (no ? said_.not_same : said_.same) = true;
    }
    fewer();
    more();
    for (const Phrase& p : phrases_) {
      if (p.sense != "chance" || is_within_another(p, "significant")) continue;
      (is_denied(p) ? said_.significant : said_.not_significant) = true;
    }
    if (!said_.has_direction() && has("stays")) said_.same = said_.stays_only = true;
  }

  // "exceeds sampling error", "falls within the margin": how sure it is, and no direction.
  bool tells_certainty(const Phrase& way) const {
    return is_within_another(way, "significant") || is_within_another(way, "chance");
  }

  // "achter" in "laten achter ons": the longer words say it; "Onder inwoners" is nothing below.
  bool is_part_of_another(const Phrase& way) const {
    if (way.first == 0 && lexicon_.is("among", tokens_.front())) return true;
    return std::ranges::any_of(phrases_, [&](const Phrase& p) {
      const bool other =
          (p.sense == "up" || p.sense == "down" || p.sense == "same") && p.sense != way.sense;
      return other && p.first <= way.first && p.behind >= way.behind &&
             p.behind - p.first > way.behind - way.first;
    });
  }

  // "minder gemakkelijk": less of something good; not "minder dan".
  void fewer() {
    for (const Phrase& p : phrases_) {
      if (p.sense != "fewer" || p.behind >= tokens_.size()) continue;
      const Token& next = tokens_[p.behind];
      const bool word = !next.number && !next.is_punctuation() && !lexicon_.is("against", next);
      const bool other = std::ranges::any_of(phrases_, [&](const Phrase& q) {
        return (q.sense == "up" || q.sense == "down") && q.first <= p.first && q.behind > p.first;
      });
      if (!word || other) continue;
      const bool bad = lexicon_.is("negative", next);  // "less gloomy"
      if (is_denied(p))
        (bad ? said_.not_up : said_.not_down) = true;
      else
        (bad ? said_.up : said_.down) = true;
    }
  }

  // "meer tevreden", "more critical".
  void more() {
    for (const Phrase& p : phrases_) {
      if (p.sense != "more-of" || p.behind >= tokens_.size()) continue;
      const bool good = lexicon_.is("positive", tokens_[p.behind]);
      const bool bad = lexicon_.is("negative", tokens_[p.behind]);
      const bool other = std::ranges::any_of(phrases_, [&](const Phrase& q) {
        return (q.sense == "up" || q.sense == "down") && q.first <= p.first && q.behind > p.first;
      });
      if (good == bad || other) continue;
      if (is_denied(p))
        (good ? said_.not_up : said_.not_down) = true;
      else
        (good ? said_.up : said_.down) = true;
    }
  }

  bool near_before(std::string_view sense, std::size_t at, std::size_t reach) const {
    const std::size_t from = at > reach ? at - reach : 0;
    return std::ranges::any_of(phrases_, [&](const Phrase& p) {
      return p.sense == sense && p.first >= from && p.behind <= at;
    });
  }
  bool directly_before(std::string_view sense, std::size_t at) const {
    return std::ranges::any_of(phrases_,
                               [&](const Phrase& p) { return p.sense == sense && p.behind == at; });
  }
  bool right_behind(std::string_view sense, std::size_t at) const {
    return std::ranges::any_of(
        phrases_, [&](const Phrase& p) { return p.sense == sense && p.first == at + 1; });
  }

  NumberRole role_of(std::size_t at) const {
    const NumberInText& n = numbers_[*tokens_[at].number];
    if (n.percent) {
      return right_behind("interval", at) || near_before("interval", at, 2) ? NumberRole::Confidence
                                                                            : NumberRole::Figure;
    }
    if (is_of_margin(at)) return NumberRole::Margin;
    if (n.amount || right_behind("unit", at) || moved_by(at) || is_signed(n) || is_apart(at))
      return NumberRole::Amount;
    if (right_behind("or-more", at)) return NumberRole::Threshold;
    if (on_scale(at)) return NumberRole::Scale;
    if (near_before("plus-minus", at, 1)) return NumberRole::Margin;
    if (const auto range = range_around(at)) return *range;
    if (near_before("interval", at, 3) && n.value && *n.value < widest_margin)
      return NumberRole::Margin;
    return NumberRole::Figure;
  }

  // "een foutmarge van 0,3 punt", "kan een tiende hoger of lager liggen"
  bool is_of_margin(std::size_t at) const {
    const NumberInText& n = numbers_[*tokens_[at].number];
    constexpr std::size_t far = 9;  // "de marge van de 6,7 die zij gaven, is 0,2"
    if (!n.value || *n.value >= widest_margin || is_within(at)) return false;
    if (n.amount) return has("either-way") || near_before("interval", at, 3);
    return near_before("interval", at, n.decimals > 0 && !right_behind("unit", at) ? far : 3);
  }

  // "gelijk binnen 0,2"; not "een marge van 0,2" alone
  bool is_within(std::size_t at) const {
    return std::ranges::any_of(phrases_, [&](const Phrase& p) {
      return p.sense == "within" && p.first <= at && p.behind > at &&
             !lexicon_.is("interval", tokens_[p.first]);
    });
  }

  // "steeg met 0,4"; in "beoordeelt met 7,7" nothing moves.
  bool moved_by(std::size_t at) const {
    if (at == 0 || !lexicon_.is("by", tokens_[at - 1])) return false;
    return near_before("up", at - 1, 3) || near_before("down", at - 1, 3);
  }

  // "een verschil van 0,7", "verschil tussen beide: 0,7": how far two marks lie apart.
  bool is_apart(std::size_t at) const {
    const NumberInText& n = numbers_[*tokens_[at].number];
    if (at < 2 || n.decimals == 0 || has("spread")) return false;
    const bool no_mark = n.value && *n.value > 0.0 && *n.value < 1.0;
    if (no_mark && tokens_[at - 1].word == ":" && near_before("difference", at, at)) return true;
    if (!lexicon_.is("part-of", tokens_[at - 1])) return false;
    return directly_before("difference", at - 1);
  }

  static bool is_signed(const NumberInText& n) {
    return n.text.starts_with('+') || n.text.starts_with('-') || n.text.starts_with("\xE2\x88\x92");
  }

  bool is_later(std::size_t at) const {
    return std::ranges::any_of(
        phrases_, [&](const Phrase& p) { return p.sense == "from-to" && p.behind == at + 1; });
  }

  // "op een schaal van 1 tot 10", "10-point scale", "out of 10".
  bool on_scale(std::size_t at) const {
    if (at + 1 < tokens_.size() && lexicon_.is("answers", tokens_[at + 1])) return false;
    // "on a scale of 1 to 5 you gave it a 3.6"
    const bool mark = numbers_[*tokens_[at].number].article_before && at > 0 &&
                      !lexicon_.is("part-of", tokens_[at - 1]);
    return (!mark && phrase("scale", part(at).first, at) != nullptr) || right_behind("scale", at) ||
           directly_before("out-of", at);
  }

  // One of two numbers with "en" between them behind "tussen", or with a dash or "tot" between them
  // where an interval is spoken of.
  std::optional<NumberRole> range_around(std::size_t at) const {
    for (const Phrase& p : phrases_) {
      const bool between = p.sense == "between", pair = p.sense == "interval-pair";
      if ((!between && !pair) || p.first > at || p.behind <= at) continue;
      const bool interval = pair || near_before("interval", p.first, 4) ||
                            right_behind("interval", p.behind - 1) || is_aside_of_a_mark(p);
      if (interval) return NumberRole::IntervalEnd;
      return at + 1 == p.behind ? NumberRole::RangeHigh : NumberRole::RangeLow;
    }
    return {};
  }

  // "7,7 in 2013 (tussen 7,6 en 7,8)": between which marks a mark lies that is told already.
  bool is_aside_of_a_mark(const Phrase& p) const {
    if (p.first == 0) return false;
    const std::string& before = tokens_[p.first - 1].word;
    if (before != "(" && before != ",") return false;
    return std::any_of(
        tokens_.begin(), tokens_.begin() + static_cast<std::ptrdiff_t>(p.first),
        [&](const Token& token) { return token.number && numbers_[*token.number].decimals > 0; });
  }

  // "did not earn a pass": the number is a fail, though a pass is named.
  bool is_missed_pass(std::size_t at) const {
    const NumberInText& n = numbers_[*tokens_[at].number];
    const std::vector<std::string> passes = lexicon_.phrases("pass");
    return n.side < 0 && std::ranges::find(passes, n.text) != passes.end();
  }

  bool is_around(std::string_view sense, std::size_t at) const {
    return std::ranges::any_of(phrases_, [&](const Phrase& p) {
      return p.sense == sense && p.first < at && p.behind > at;
    });
  }

  // "haalt geen zes", "neither of them reaches a six"
  bool is_not_reached(std::size_t at) const {
    const NumberInText& n = numbers_[*tokens_[at].number];
    if (!n.article_before || n.decimals > 0) return false;
    return std::ranges::any_of(phrases_, [&](const Phrase& reach) {
      if (reach.sense != "reach" || reach.first > at) return false;
      for (std::size_t i = reach.behind; i < at; ++i)
        if (tokens_[i].number || lexicon_.is("but", tokens_[i])) return false;
      return std::ranges::any_of(
          phrases_, [&](const Phrase& no) { return no.behind <= at && denies_at_all(no); });
    });
  }

  Nearness nearness_of(std::size_t at) const {
    const int side = numbers_[*tokens_[at].number].side;
    if (side != 0) return side < 0 ? Nearness::Less : Nearness::AtLeast;
    if (is_not_reached(at)) return Nearness::Less;
    std::size_t from = at;
    while (from > 0 && at - from < reach_of_nearness && !tokens_[from - 1].is_punctuation() &&
           !tokens_[from - 1].number)
      --from;
    // "niet verder dan een 6,7": a way to say 6,7
    const bool whole = numbers_[*tokens_[at].number].decimals == 0;
    if (phrase("no-more", from, at + 1) != nullptr || is_around("no-more", at))
      return whole ? Nearness::AtMost : Nearness::As;
    if (phrase("no-less", from, at + 1) != nullptr) return whole ? Nearness::AtLeast : Nearness::As;
    for (const auto& [sense, nearness] : {std::pair{"just-below", Nearness::JustBelow},
                                          {"just-above", Nearness::JustAbove},
                                          {"at-least", Nearness::AtLeast},
                                          {"at-most", Nearness::AtMost},
                                          {"more-than", Nearness::More},
                                          {"less-than", Nearness::Less}}) {
      if (phrase(sense, from, at) != nullptr) return nearness;
    }
    return Nearness::As;
  }

  std::vector<Token> tokens_;
  std::span<const NumberInText> numbers_;
  const Lexicon& lexicon_;
  std::vector<Phrase> phrases_;
  Saying said_;
};

}  // namespace

Saying said(std::string_view text, std::size_t from, std::size_t to,
            std::span<const NumberInText> numbers, std::string_view language) {
  return Reader(tokens(text, from, to, numbers), numbers, Lexicon::of(language)).read();
}

}  // namespace peil::reading
