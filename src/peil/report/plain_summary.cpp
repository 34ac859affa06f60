#include "peil/report/plain_summary.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "peil/base/contract.h"
#include "peil/base/text.h"
#include "peil/findings/response_rates.h"
#include "peil/findings/wording.h"
#include "peil/language/fill.h"
#include "peil/language/texts.h"
#include "peil/report/aspect_order.h"

namespace peil::report {
namespace {

// Sentences that summaries did not always have: one whose translation lacks them is written
// without.
constexpr std::array<std::string_view, 3> later{"summary/aspects_best", "summary/aspects_worst",
                                                "summary/aspects_open"};

bool may_lack(const LocalText& text) { return std::ranges::find(later, text.key) != later.end(); }

const LocalText& summary_text(const Study& study, const std::string& key) {
  const auto found = std::ranges::find(study.summary, "summary/" + key, &LocalText::key);
  expects(found != study.summary.end(), "plain_summary: a text of summaries");
  return *found;
}

/// Writes it: sentences are the study's own in its languages, numbers those of the report.
class Summary {
 public:
  Summary(Pen& pen, const Edition& edition) : pen_(pen), edition_(edition) {}

  Document written() {
    Document d;
    const Language* language = pen_.study().language(edition_.language);
    d.language = edition_.language;
    d.right_to_left = language != nullptr && language->right_to_left;
    d.organisation = pen_.label(pen_.study().organisation);
    d.title = words("name", {{"title", pen_.label(pen_.study().title)}, {"wave", wave()}});
    if (is_fictional(pen_)) d.warning = d.furniture.fictional_pages = flat(words("fictional"));
    dress(d, pen_);
    d.furniture.skip = flat(words("skip"));
    d.furniture.others = others();
    d.summary = {"summary", flat(words("heading")), {}};
    blocks_ = &d.summary.blocks;
    say(words("what", {{"service", pen_.label(pen_.study().organisation)}, {"wave", wave()}}));
    for (const ReportingGroup& group : pen_.study().reporting_groups) tell(group);
    took_part();
    silent();
    d.colophon = code("peil " + edition_.version + " (" + edition_.commit + "), " +
                      pen_.material().last().name + " " + pen_.material().last_results().digest);
    return d;
  }

 private:
  Words words(const std::string& key, Pen::Blanks blanks = {}) const {
    const std::string& form = summary_text(pen_.study(), key).at(edition_.language);
    return language::fill<Words>(form, blanks, plain);
  }
  void say(Words words) { blocks_->push_back(Paragraph{std::move(words)}); }
  // With a sentence for what is not as the plan of the wave was locked.
  void say(Words said, bool late) {
    if (late) said = std::move(said) + plain(" ") + words("this_afterwards");
    say(std::move(said));
  }
  Words wave() const { return plain(pen_.material().last().name); }

  // Summaries in other languages, each in its own name, and the whole reports.
  std::vector<OtherEdition> others() const {
    std::vector<OtherEdition> all;
    for (const std::string& other : edition_.others) {
      const Language* language = pen_.study().language(other);
      expects(language != nullptr, "plain_summary: languages of the study");
      all.push_back({other, language->own_name, summary_file(other)});
    }
    for (const std::string& language : language::written()) {
      all.push_back(
          {language,
           std::string(language::texts(language).form("report", "furniture.whole-report")),
           file_of(language)});
    }
    return all;
  }

  // Signs of a number in a language in which peil writes nothing are texts of the summary.
  std::string in_signs(std::string text, bool count) const {
    if (language::is_written(edition_.language)) return text;
    const language::Signs& signs = language::signs(edition_.language);
    const std::string_view sign = count ? signs.thousands : signs.decimal;
    const auto at = text.find(sign);
    if (sign.empty() || at == std::string::npos) return text;
    return text.replace(at, sign.size(), flat(words(count ? "thousands" : "decimal")));
  }
  Words with_signs(Number number) const {
    number.text = in_signs(std::move(number.text), false);
    return {{TextRun::Kind::Figure, "", "", std::move(number)}};
  }

  Words value(const Figure& figure) const {
    return with_signs(
        {pen_.digits(figure), exact_text(figure.estimate().value), figure.key(), "", ""});
  }
  Words bound(const Figure& figure, bool high) { return with_signs(pen_.bound(figure, high)); }
  Words count(std::size_t n) const {
    std::string text = flat(pen_.count(n));
    return plain(in_signs(std::move(text), true));
  }

  void tell(const ReportingGroup& group) {
    const Material& m = pen_.material();
    blocks_->push_back(Heading{pen_.label(group.label)});
    const FigureName name = m.mark(m.last().name, group.name);
    const Figure* figure = m.released().figure(name);
    if (figure == nullptr) return say(words("withheld"));
    const Scale scale = m.overall_scale().value_or(Scale{});
    Words level = words("mark", {{"mark", value(*figure)},
                                 {"from", plain(std::to_string(scale.from))},
                                 {"to", plain(std::to_string(scale.to))}});
    if (misses(figure->precision())) level = std::move(level) + plain(" ") + words("imprecise");
    if (figure->added_afterwards()) level = std::move(level) + plain(" ") + words("afterwards");
    say(std::move(level));
    if (!m.has_no_margin(*figure))
      say(words("sure", {{"low", bound(*figure, false)}, {"high", bound(*figure, true)}}));
    if (const Step* step = m.trend().to(name)) since(*step);
    content_with(group);
    improve_first(group);
  }

  void since(const Step& step) {
    const Words before = plain(step.before.wave);
    const bool late = pen_.material().sources().afterwards.change(step);
    if (!findings::is_tested(step)) return say(words("apart", {{"before", before}}), late);
    const char* key = step.outcome == findings::Outcome::Rose   ? "higher"
                      : step.outcome == findings::Outcome::Fell ? "lower"
                                                                : "open";
    say(words(key, {{"before", before}, {"was", was(step.before)}}), late);
  }

  Words was(const findings::Evidence& before) const {
    const Figure* figure = pen_.material().released().figure(before.name());
    if (figure != nullptr) return value(*figure);
    return plain(in_signs(findings::mark_text(before, pen_.language()), false));
  }

  Words names(const std::vector<ShownAspect>& aspects) const {
    std::vector<Words> labels;
    for (const ShownAspect& one : aspects) labels.push_back(pen_.label(*one.aspect->label));
    return language::is_written(edition_.language) ? pen_.list(labels) : join(labels, ", ");
  }

  // All that may be the best and the worst, and that there are none where too many may be.
  void content_with(const ReportingGroup& group) {
    for (const auto& [scale, aspects] : aspects_by_scale(pen_)) {
      const std::vector<ShownAspect> shown = by_mean(pen_.material(), group.name, aspects);
      if (shown.size() < 2) continue;
      const AspectEnds ends = aspect_ends(shown);
      const std::string key = ends.best.empty() && ends.worst.empty() ? "aspects_open"
                              : ends.worst.empty()                    ? "aspects_best"
                              : ends.best.empty()                     ? "aspects_worst"
                                                                      : "aspects";
      if (!summary_text(pen_.study(), key).has(edition_.language)) continue;
      // Which is first and which is last rests on all of them.
      const bool late = rests_on_late(pen_.material(), shown);
      say(words(key, {{"best", names(ends.best)}, {"worst", names(ends.worst)}}), late);
    }
  }

  void improve_first(const ReportingGroup& group) {
    std::vector<Words> points;
    bool late = false;
    for (const findings::Finding& f : pen_.material().findings()) {
      if (f.kind != findings::FindingKind::Priority || !f.drivers ||
          f.drivers->group != group.name || f.drivers->of_themes)
        continue;
      for (const findings::DriverLine& line : f.drivers->lines)
        points.push_back(pen_.label(line.driver.label));
      late = late || (!f.drivers->lines.empty() && f.drivers->added_afterwards.value_or(false));
    }
    if (!points.empty()) say(words("improve", {{"list", join(points, ", ")}}), late);
  }

  void took_part() {
    const findings::ResponseRate all = findings::response_rate(pen_.material().last_results());
    if (!all.share || all.complete == all.drawn) return;
    say(words("response", {{"drawn", count(all.drawn)}, {"share", pen_.percent(*all.share)}}));
  }

  void silent() {
    std::vector<Words> groups;
    for (const CustomerGroup* group :
         findings::silent_groups(pen_.material().last_results(), pen_.study()))
      groups.push_back(pen_.label(group->label));
    if (!groups.empty()) say(words("silent", {{"list", join(groups, ", ")}}));
  }

  Pen& pen_;
  const Edition& edition_;
  std::vector<Block>* blocks_ = nullptr;
};

}  // namespace

bool summary_can_be_sure(const Study& study) {
  return study.rules.confidence >= least_confidence_of_summary;
}

std::vector<std::string> summary_languages(const Study& study) {
  std::vector<std::string> all;
  if (!summary_can_be_sure(study)) return all;
  for (const Language& language : study.languages) {
    const bool whole = std::ranges::all_of(study.summary, [&](const LocalText& text) {
      return may_lack(text) || text.has(language.code);
    });
    if (whole) all.push_back(language.code);
  }
  return all;
}

std::string summary_file(std::string_view language) {
  return "summary." + std::string(language) + ".html";
}

Document plain_summary(const Study& study, std::span<const WaveResults> waves,
                       const Edition& edition) {
  const Material material(study, waves, edition.drivers);
  Pen pen(material, edition.language);
  return Summary(pen, edition).written();
}

}  // namespace peil::report
