#include "peil/reading/plain_letter.h"

#include <algorithm>

#include "peil/base/text.h"
#include "peil/reading/addressee.h"
#include "peil/reading/notes.h"
#include "peil/reading/statement.h"
#include "peil/reading/table_rows.h"
#include "peil/reading/thinkers.h"

namespace peil::reading {
namespace {

constexpr std::size_t bare_fragment = 4;  // "Een 7,4."
constexpr int stale = 2;

constexpr std::size_t longest_sentence = 4000, told_of_long = 200;  // bytes

class Walk {
 public:
  Walk(const Page& page, const std::string& current, std::string_view written)
      : page_(page), sentences_(sentences(page.text, page.language)), rows_(page), notes_(written) {
    context_.current = current;
    context_.age = context_.measure_age = stale + 1;
    for (std::size_t at = 0; (at = page.text.find('\n', at)) != std::string_view::npos; ++at)
      line_ends_.push_back(at);
  }

  PlainLetter read() {
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      const Stretch before = i == 0 ? Stretch{} : sentences_[i - 1];
      Stretch now = sentences_[i];
      if (is_too_long(now)) {
        letter_.not_read.push_back({line_of(now.from), beginning_of(now), "unread.too-long"});
        forget();
        continue;
      }
      if (is_heading(now) || is_bold_line(now)) take_title(now), forget(), begin_section(now);
      if (starts_paragraph(before, now)) context_.age += stale, context_.measure_age += stale;
      if (i + 1 < sentences_.size() && !is_too_long(sentences_[i + 1]) &&
          belong_together(now, sentences_[i + 1]))
        now.to = sentences_[++i].to;
      notes_.enter(now, context_);
      if (!is_yes_or_no(now)) ++context_.age, ++context_.measure_age;
      if (rows_.is_row(now) && !rows_.is_row(before) && context_.groups.size() == 1)
        context_.scope = context_.groups;
      if (rows_.is_row(now))
        row(now);
      else
        sentence(now);
      const bool last = i + 1 == sentences_.size();
      notes_.leave(now, last ? page_.text.size() : sentences_[i + 1].from, context_);
    }
    return std::move(letter_);
  }

 private:
  std::string_view line_before(const Stretch& s) const {
    const std::size_t start = page_.text.substr(0, s.from).rfind('\n');
    const std::size_t from = start == std::string_view::npos ? 0 : start + 1;
    return page_.text.substr(from, s.from - from);
  }
  bool is_heading(const Stretch& s) const {
    return line_before(s).find('#') != std::string_view::npos;
  }
  // "**Servicecentrum (telefonische bereikbaarheid)**", alone on its line.
  bool is_bold_line(const Stretch& s) const {
    const std::string_view said = page_.text.substr(s.from, s.to - s.from);
    const std::size_t end = page_.text.find('\n', s.to);
    const std::string_view behind =
        page_.text.substr(s.to, end == std::string_view::npos ? end : end - s.to);
    return said.starts_with("**") && said.ends_with("**") && said.size() > 4 &&
           said.find('\n') == std::string_view::npos && trim(behind).empty() &&
           trim(line_before(s)).empty();
  }
  // What a heading names is what is spoken of below it, where nothing else is named.
  void begin_section(const Stretch& s) {
    const auto measures = part_of(page_, s.from, s.to).named(Mention::Of::Measure);
    if (measures.size() == 1) context_.section = measures.front();
  }
  bool starts_paragraph(const Stretch& before, const Stretch& now) const {
    const std::string_view between = page_.text.substr(before.to, now.from - before.to);
    return std::ranges::count(between, '\n') > 1;
  }

  void forget() {
    const std::string current = context_.current;
    context_ = {};
    context_.current = current;
    context_.groups = context_.scope = of_title_;
    context_.age = context_.measure_age = stale + 1;
  }

  // "# Wat ondernemers van ons vinden": whom the whole letter is about.
  void take_title(const Stretch& s) {
    if (titled_) return;
    titled_ = true;
    const Part title = part_of(page_, s.from, s.to);
    const auto groups = title.named(Mention::Of::Group);
    if (groups.size() == 1 && title.said.numbers.empty()) of_title_ = groups;
  }

  // "Een 7,4. Dat is wat particuliere klanten ons gaven."
  bool belong_together(const Stretch& now, const Stretch& next) const {
    const Part bare = part_of(page_, now.from, now.to);
    if (bare.tokens.size() > bare_fragment || !bare.mentions.empty()) return false;
    bool mark = false;
    for (std::size_t at = 0; at < bare.tokens.size(); ++at) mark = mark || is_mark(page_, bare, at);
    if (!mark || starts_paragraph(now, next)) return false;
    const Part behind = part_of(page_, next.from, next.to);
    const bool points_back =
        !behind.tokens.empty() && page_.lexicon.is("pronoun", behind.tokens.front());
    for (std::size_t at = 0; at < behind.tokens.size(); ++at)
      if (is_mark(page_, behind, at)) return false;
    return points_back && !behind.mentions.empty();
  }

  // Nobody writes it, and phrases of any length are looked for in it.
  static bool is_too_long(const Stretch& s) { return s.to - s.from > longest_sentence; }

  std::string beginning_of(const Stretch& s) const {
    const std::string all = words_of(s);
    return all.substr(0, all.find(' ', told_of_long)) + " …";
  }

  std::string words_of(const Stretch& s) const {
    return join(words(page_.text.substr(s.from, s.to - s.from)), " ");
  }
  std::size_t line_of(std::size_t at) const {
    return 1 +
           static_cast<std::size_t>(std::ranges::lower_bound(line_ends_, at) - line_ends_.begin());
  }

  void keep(Claim claim, const Stretch& whole, const Stretch& quote) {
    claim.line = line_of(quote.from);
    claim.text = words_of(whole);
    claim.quote = words_of(quote);
    letter_.claims.push_back(std::move(claim));
  }

  void row(const Stretch& s) {
    const Part part = part_of(page_, s.from, s.to);
    std::size_t marks = 0;
    for (std::size_t at = 0; at < part.tokens.size(); ++at)
      marks += is_mark(page_, part, at) ? 1U : 0U;
    std::vector<Claim> claims = rows_.read(s, context_);
    std::size_t held = 0;
    for (const Claim& claim : claims) held += claim.numbers.size();
    if (marks > held) letter_.not_read.push_back({line_of(s.from), words_of(s), "unread.row"});
    const bool one = !claims.empty() && claims.front().groups.size() == 1 &&
                     std::ranges::all_of(
                         claims, [&](const Claim& c) { return c.groups == claims.front().groups; });
    if (one) context_.groups = claims.front().groups;
    for (Claim& claim : claims) keep(std::move(claim), s, s);
  }

  // "Beste kopers,"
  bool is_salutation(const Stretch& s) const {
    constexpr std::size_t longest = 8;  // words and signs
    const Part part = part_of(page_, s.from, s.to);
    return part.tokens.size() <= longest && part.said.numbers.empty() && !part.tokens.empty() &&
           page_.lexicon.is("salutation", part.tokens.front());
  }

  // A heading, or one of the first lines: where it is said whom a letter is written to.
  bool is_at_the_top(const Stretch& s) const {
    constexpr std::size_t lines = 8;
    return line_of(s.from) <= lines;
  }

  bool is_yes_or_no(const Stretch& s) const {
    return part_of(page_, s.from, s.to).tokens.size() <= 2;
  }

  // "**Hoeveel mensen deden mee?**"
  bool is_question(const Stretch& s) const {
    const std::string_view said = page_.text.substr(s.from, s.to - s.from);
    const std::size_t last = said.find_last_not_of("*_\"')");
    return last != std::string_view::npos && said[last] == '?';
  }

  void sentence(const Stretch& s) {
    const bool asks = is_question(s);
    context_.wave_of_sentence.clear();
    context_.year_of_sentence.clear();
    context_.since_of_sentence.clear();
    if (asks) context_.asks_change = false;
    if (addressee_.empty() && is_at_the_top(s))
      addressee_ = addressed_by(part_of(page_, s.from, s.to));
    if (!asks && is_salutation(s)) return;
    if (!asks && is_of_another_survey(s)) return leave_out(s);
    std::vector<std::pair<Part, Statement>> said;
    std::vector<Part> parts = parts_of(page_, s);
    if (!asks) look_ahead(parts);
    for (Part& part : parts) {
      addressee_ = name_addressee(page_, addressee_, part);
      if (asks) {
        spoken_of(part);
        continue;
      }
      Statement statement = statement_of(page_, part, context_);
      said.emplace_back(std::move(part), std::move(statement));
    }
    give_amounts(said);
    const bool untrue = std::ranges::any_of(
        said, [](const auto& one) { return !one.second.claim && one.first.has("untrue"); });
    const auto of_thinkers = who_thinks(part_of(page_, s.from, s.to));
    for (auto& [part, statement] : said) {
      if (statement.claim && of_thinkers == Thinkers::Unknown) {
        letter_.not_read.push_back(
            {line_of(part.from), words_of({part.from, part.to}), "unread.statement"});
        continue;
      }
      if (statement.claim) {
        if (of_thinkers == Thinkers::Wrong)
          turn(*statement.claim, words_of(s));
        else if (untrue && !of_thinkers)
          statement.claim->leftover.push_back(words_of(s));
        keep(std::move(*statement.claim), s, {part.from, part.to});
      }
      if (!statement.unread.empty())
        letter_.not_read.push_back(
            {line_of(part.from), words_of({part.from, part.to}), statement.unread});
    }
  }

  // "They are milder, by one and a half points": an amount that stands by itself belongs to the
  // claim before it, which is not held against it.
  void give_amounts(std::vector<std::pair<Part, Statement>>& said) const {
    for (std::size_t i = 1; i < said.size(); ++i) {
      auto& [part, statement] = said[i];
      const bool amount = std::ranges::any_of(
          part.said.numbers, [](const NumberSaid& n) { return n.role == NumberRole::Amount; });
      if (!amount || !part.mentions.empty() || part.has("benchmark") || statement.claim ||
          !statement.unread.empty() || !said[i - 1].second.claim)
        continue;
      said[i - 1].second.claim->leftover.push_back(words_of({part.from, part.to}));
    }
  }

  // "In het medewerkersonderzoek": figures of another survey, unless this is that survey.
  bool is_of_another_survey(const Stretch& s) const {
    if (!part_of(page_, s.from, s.to).has("other-survey")) return false;
    for (const auto& [language, title] : page_.study.title.in) {
      const auto words = tokens(title, 0, title.size(), {});
      const auto named = page_.lexicon.find(words);
      if (std::ranges::find(named, "other-survey", &Phrase::sense) != named.end()) return false;
    }
    return true;
  }

  void leave_out(const Stretch& s) {
    const Part part = part_of(page_, s.from, s.to);
    for (std::size_t at = 0; at < part.tokens.size(); ++at) {
      if (!is_mark(page_, part, at)) continue;
      letter_.not_read.push_back({line_of(s.from), words_of(s), "unread.statement"});
      return;
    }
  }

  // "Once worth 6.6 to businesses, our information now gets 7.1": what it is follows.
  void look_ahead(const std::vector<Part>& parts) {
    if (parts.size() < 2 || !parts.front().named(Mention::Of::Measure).empty()) return;
    const bool fronted = page_.lexicon.is("fronted", parts.front().tokens.front());
    const auto groups = parts[1].named(Mention::Of::Group);
    if (fronted && groups.size() == 1 && parts.front().named(Mention::Of::Group).empty())
      context_.groups = groups, context_.age = 0;
    if (!fronted && !page_.lexicon.is("participle", parts.front().tokens.front())) return;
    const auto measures = parts[1].named(Mention::Of::Measure);
    if (!measures.empty()) context_.measure = measures.front();
    if (measures.empty() && parts[1].has("overall")) context_.measure = page_.study.overall;
    if (!measures.empty() || parts[1].has("overall")) context_.age = context_.measure_age = 0;
  }

  // A question claims nothing, and the answer speaks of what it named.
  void spoken_of(const Part& part) {
    if (part.has("took-part")) context_.asks_people = true;
    if (part.said.has_direction() && (part.has("since") || part.has("than-group")) &&
        part.named(Mention::Of::Group).empty())
      context_.age = -stale, context_.asks_change = true,
      context_.asks_down = part.said.down && !part.said.up;
    const auto measures = part.named(Mention::Of::Measure);
    const auto groups = part.named(Mention::Of::Group);
    if (!measures.empty()) context_.measure = measures.front(), context_.measure_age = -stale;
    if (!groups.empty()) context_.groups = groups;
    const bool points_back = part.has("pronoun") && context_.age <= 2 * stale;
    if (!measures.empty() || !groups.empty() || points_back)
      context_.age = -stale;  // the answer may be a paragraph on
    if (points_back && context_.measure_age <= 2 * stale) context_.measure_age = -stale;
  }

  const Page& page_;
  std::vector<Stretch> sentences_;
  std::vector<std::size_t> line_ends_;
  TableRows rows_;
  Notes notes_;
  Context context_;
  bool titled_ = false;
  std::vector<std::string> of_title_;  // the one group that the first heading names
  std::string addressee_;              // whom the letter is written to
  PlainLetter letter_;
};

}  // namespace

PlainLetter read_plain(std::string_view text, std::span<const NumberInText> numbers,
                       const Study& study, const std::string& current, const std::string& language,
                       std::string_view written) {
  const Names names(study, language);
  const Page page{text, numbers, language, Lexicon::of(language), names, study};
  return Walk(page, current, written.empty() ? text : written).read();
}

}  // namespace peil::reading
