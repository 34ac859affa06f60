#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "peil/report/compose.h"
#include "peil/report/sample_study.h"

/// A report as the text that it prints, for tests of when a sentence may be printed.
namespace peil::report::said_testing {

inline std::string said(const Words& words) { return flat(words) + "\n"; }
inline std::string said(const Paragraph& p) { return said(p.words); }
inline std::string said(const Heading& h) { return said(h.words); }
inline std::string said(const BulletList& list) {
  std::string all;
  for (const Words& w : list.items) all += said(w);
  return all;
}
inline std::string said(const TermList& list) {
  std::string all;
  for (const auto& [term, words] : list.items) all += flat(term) + ": " + said(words);
  return all;
}
inline std::string said(const PrintedTable& table) {
  std::string all = said(table.caption);
  for (const PrintedRow& row : table.rows) {
    for (const Words& cell : row.cells) all += flat(cell) + " | ";
    all += "\n";
  }
  return all + said(table.note);
}
inline std::string said(const Cards& cards) {
  std::string all;
  for (const Card& c : cards.cards) {
    all += flat(c.label) + ": " + flat(c.mark) + " " + said(c.interval) + said(c.verdict) +
           said(c.explanation) + said(c.tails);
  }
  return all;
}
inline std::string said(const Panels& panels) {
  std::string all;
  for (const Panel& p : panels.panels) all += flat(p.heading) + ": " + said(p.sentence);
  return all;
}

inline std::string said(const Section& section) {
  std::string all = section.title + "\n";
  for (const Block& b : section.blocks) all += std::visit([](const auto& x) { return said(x); }, b);
  return all;
}

inline std::string said(const Document& d) {
  std::string all = said(d.title) + said(d.subtitle) + said(d.summary);
  for (const Section& s : d.sections) all += said(s);
  return all;
}

inline std::string report_of(const std::vector<WaveResults>& waves, Study study = sample::study(),
                             const std::string& language = "en") {
  return said(compose(study, waves, {language, "0.1.0", "abc"}));
}

inline std::string section_of(const std::string& id, const std::vector<WaveResults>& waves,
                              Study study = sample::study()) {
  const Document d = compose(study, waves, {"en", "0.1.0", "abc"});
  for (const Section& s : d.sections) {
    if (s.id == id) return said(s);
  }
  throw std::logic_error("a section of the report");
}

inline std::vector<WaveResults> two_waves_of_one(double before, double after) {
  sample::Maker a("2011"), b("2013");
  a.mark("vr", before, 0.1, 0.5, 900, 0.04), b.mark("vr", after, 0.1, 0.5, 900, 0.04);
  a.mark("vreemdelingen", before, 0.1, 0.5, 900, 0.04);
  b.mark("vreemdelingen", after, 0.1, 0.5, 900, 0.04);
  return {a.results, b.results};
}

inline Study study_of_one() {
  Study study = sample::study();
  study.breaks.clear(), study.published = {};
  study.reporting_groups.resize(1), study.customer_groups.resize(1);
  return study;
}

}  // namespace peil::report::said_testing
