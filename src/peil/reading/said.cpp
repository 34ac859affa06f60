#include "peil/reading/said.h"

#include <algorithm>

#include "peil/reading/said_numbers.h"

namespace peil::reading {
namespace {

class Reader : SaidWords {
 public:
  Reader(std::span<const Token> tokens, std::span<const Phrase> phrases,
         std::span<const NumberInText> numbers, const Lexicon& lexicon)
      : SaidWords(tokens, phrases, numbers, lexicon),
        of_numbers_(tokens, phrases, numbers, lexicon) {}

  Saying read() && {
    for (const Token& token : tokens_) said_.parts += token.word == ";" ? 1U : 0U;
    said_.numbers = of_numbers_.all();
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
      if (const char* turned = turned_rank(phrase)) {
        said_.besides.insert(turned);
        continue;
      }
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
  // "are most critical": the lowest, "het minst kritisch": the highest.
  const char* turned_rank(const Phrase& p) const {
    const bool high = p.sense == "highest", low = p.sense == "lowest";
    if ((!high && !low) || p.behind != p.first + 1 + is_with_article(p) ||
        p.behind >= tokens_.size() || is_inside(p, "none-other") || has("theme"))
      return nullptr;
    const Token& word = tokens_[p.behind - 1];
    const bool by_degree = lexicon_.is(high ? "more-most" : "less-least", word);
    if (!by_degree || !lexicon_.is("negative", tokens_[p.behind])) return nullptr;
    return high ? "lowest" : "highest";
  }
  std::size_t is_with_article(const Phrase& p) const {
    return lexicon_.is("article", tokens_[p.first]) ? 1U : 0U;
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
      if (tokens_[at].number && (of_numbers_.is_not_reached(at) || is_missed_pass(at)))
        return false;
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
    // "have grown less satisfied": no growth
    const bool grows = way.behind == way.first + 1 && lexicon_.is("grow", tokens_[way.first]);
    if (grows && std::ranges::any_of(phrases_, [&](const Phrase& p) {
          return p.first == way.behind && (p.sense == "up" || p.sense == "down" ||
                                           p.sense == "fewer" || p.sense == "more-of");
        }))
      return true;
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
      // "suffer more than others"
      const bool suffers = p.first > 0 && lexicon_.is("negative", tokens_[p.first - 1]) &&
                           lexicon_.is("than-group", tokens_[p.behind]);
      const bool bad = suffers || lexicon_.is("negative", tokens_[p.behind]);
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

  // "did not earn a pass": the number is a fail, though a pass is named.
  bool is_missed_pass(std::size_t at) const {
    const NumberInText& n = numbers_[*tokens_[at].number];
    const std::vector<std::string> passes = lexicon_.phrases("pass");
    return n.side < 0 && std::ranges::find(passes, n.text) != passes.end();
  }

  SaidNumbers of_numbers_;
  Saying said_;
};

}  // namespace

Saying said(std::string_view text, std::size_t from, std::size_t to,
            std::span<const NumberInText> numbers, std::string_view language) {
  const std::vector<Token> words = tokens(text, from, to, numbers);
  const std::vector<Phrase> phrases = Lexicon::of(language).find(words);
  return Reader(words, phrases, numbers, Lexicon::of(language)).read();
}

}  // namespace peil::reading
