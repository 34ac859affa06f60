#include "peil/report/compose.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/language/texts.h"
#include "peil/report/sections.h"

namespace peil::report {
namespace {

bool is_fictional(const Study& study, std::span<const WaveResults> waves) {
  return study.fictional || std::ranges::any_of(waves, &WaveResults::fictional);
}

// The next language in which peil writes; after the last comes the first.
std::string other_language(const std::string& language) {
  const std::vector<std::string> all = language::written();
  const auto at = std::ranges::find(all, language);
  expects(at != all.end(), "compose: a language in which peil writes");
  return at + 1 == all.end() ? all.front() : *(at + 1);
}

Furniture furniture(const Pen& pen, const Edition& edition) {
  Furniture f;
  f.skip = pen.text("furniture.skip");
  f.contents = pen.text("furniture.contents");
  f.scroll = pen.text("furniture.scroll");
  if (edition.both) {
    f.other_language = other_language(edition.language);
    f.other = language::texts(f.other_language).form("report", "furniture.this-report");
    f.other_file = "report." + f.other_language + ".html";
  }
  return f;
}

Words colophon(const Pen& pen, const Edition& edition) {
  Words words =
      pen.say("colophon", {{"version", code(edition.version + " (" + edition.commit + ")")}});
  std::vector<Words> digests;
  for (const Wave& w : pen.study().waves) {
    if (const WaveResults* r = pen.material().results(w.name)) {
      digests.push_back(plain(w.name + " ") + code(r->digest));
    }
  }
  return std::move(words) + pen.say("colophon.digests", {{"digests", pen.list(digests)}});
}

}  // namespace

Document compose(const Study& study, std::span<const WaveResults> waves, const Edition& edition) {
  const Material material(study, waves);
  Pen pen(material, edition.language);
  const Wave& last = material.last();

  Document d;
  d.language = edition.language;
  d.title = flat(pen.label(study.title)) + " " + last.name;
  const Words organisation = pen.label(study.organisation);
  d.organisation = flat(organisation);
  if (!organisation.empty()) d.organisation_language = organisation.front().language;
  d.subtitle =
      pen.say("subtitle", {{"from", plain(pen.day(last.from))}, {"to", plain(pen.day(last.to))}});
  if (is_fictional(study, waves)) d.warning = pen.text("fictional");
  d.summary = summary(pen);
  for (auto* section :
       {trend, changes, tails, groups, aspects, response, method, disclosure_list}) {
    Section made = section(pen);
    if (!made.blocks.empty()) d.sections.push_back(std::move(made));
  }
  if (edition.letter) d.sections.push_back(letter(pen, *edition.letter));
  d.sections.push_back(figures_used(pen));
  d.colophon = colophon(pen, edition);
  d.furniture = furniture(pen, edition);
  return d;
}

}  // namespace peil::report
