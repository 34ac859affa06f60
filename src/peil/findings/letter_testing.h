#pragma once

// For tests only: the study of the letter of 2014 with its printed marks, and waves by hand.

#include <cmath>
#include <string>
#include <vector>

#include "peil/findings/judge_letter.h"
#include "peil/findings/letter.h"
#include "peil/model/wave_results.h"
#include "peil/study/testing/two_languages.h"

namespace peil::findings {

inline void publish(Study& study, const std::string& wave, const std::string& group, double mark,
                    std::optional<std::size_t> answers = {}, std::optional<double> sd = {}) {
  study.published.marks.push_back(
      {wave, group, "overall", PrintedMark(mark), answers, sd, "print"});
}

/// Marks of one group in every wave of the study, with an sd of 1.5.
inline void publish_waves(Study& study, const std::string& group, const std::string& measure,
                          const std::vector<double>& marks, std::size_t answers,
                          const std::string& source = "print") {
  for (std::size_t w = 0; w < marks.size(); ++w)
    study.published.marks.push_back(
        {study.waves[w].name, group, measure, PrintedMark(marks[w]), answers, 1.5, source});
}

inline void publish_with_margin(Study& study, const std::string& wave, const std::string& group,
                                double mark, double half, std::optional<double> confidence = {}) {
  publish(study, wave, group, mark);
  study.published.marks.back().margin = PrintedMargin{half, confidence};
}

inline void publish_benchmark(Study& study, BenchmarkLevel level, const std::string& year,
                              double mark, std::optional<std::size_t> answers = {}) {
  study.published.benchmarks.push_back({"land",
                                        "Landelijk onderzoek",
                                        level,
                                        year,
                                        PrintedMark(mark),
                                        "burgers",
                                        "eigen vraag",
                                        "1-10",
                                        answers,
                                        {},
                                        "print"});
}

/// Five waves, two reporting groups of two customer groups, no printed marks yet.
inline study::testing::StudyBuilder letter_study() {
  using namespace study::testing;
  return in_two_languages("ind", "IND")
      .reporting_group("vr", both("Vreemdelingen en referenten", "Migrants and sponsors"))
      .customer_group("vreemdelingen", both("Vreemdelingen", "Migrants"))
      .customer_group("referenten", both("Referenten", "Sponsors"))
      .reporting_group("boak", both("BOAK", "Professionals"))
      .customer_group("advocaten", both("Advocaten", "Lawyers"))
      .customer_group("ketenpartners", both("Ketenpartners", "Partners"))
      .waves({"2005", "2007", "2009", "2011", "2013"}, "TNS NIPO", "web")
      .overall("overall")
      .questions({mark("overall", "oordeel")
                      .label(both("Welk cijfer geeft u?", "Which mark do you give?")),
                  matrix("staff", "oordeel")
                      .row("luisteren", both("Hoe goed zij luisteren", "How well they listen"))});
}

inline Study bare_study() { return letter_study().value(); }

/// The same with the marks of the letter of 2014 and the national study of 2013.
inline Study printed_study() {
  Study s = bare_study();
  publish(s, "2009", "vr", 7.3);
  publish(s, "2011", "vr", 7.4);
  publish(s, "2013", "vr", 7.7);
  publish(s, "2009", "boak", 7.0);
  publish(s, "2011", "boak", 7.2);
  publish(s, "2013", "boak", 7.2);
  publish_benchmark(s, BenchmarkLevel::Chain, "2013", 6.8);
  publish_benchmark(s, BenchmarkLevel::Organisation, "2013", 7.1);
  publish_benchmark(s, BenchmarkLevel::Organisation, "2010", 6.9);
  return s;
}

/// Results of one wave; marks are added with `answered`.
inline WaveResults wave_of(const std::string& wave) {
  WaveResults w;
  w.wave = wave;
  w.digest = "0123456789ab";
  return w;
}

/// A mean mark of a simple random sample with a standard deviation of 1.5.
inline void answered(WaveResults& w, const std::string& group, double mean, std::size_t n,
                     double sd = 1.5) {
  w.estimates[{w.wave, group, "overall", "mean"}] = {mean, sd / std::sqrt(static_cast<double>(n)),
                                                     n, static_cast<double>(n) - 1.0};
}

inline Letter letter_of(const std::string& text, const Study& study,
                        const std::string& name = "letter.nl.md") {
  return read_letter(text, name, study).value();
}

inline JudgedLetter judged(const std::string& text, const Study& study,
                           std::span<const WaveResults> waves = {},
                           const std::string& name = "letter.nl.md") {
  return judge_letter(letter_of(text, study, name), study, waves);
}

inline JudgedClaim judged_claim(const std::string& text, const Study& study,
                                std::span<const WaveResults> waves = {},
                                const std::string& name = "letter.nl.md") {
  return judged(text, study, waves, name).claims.at(0);
}

inline std::string marked(const std::string& words, const std::string& attributes) {
  return "[" + words + "]{" + attributes + "}";
}

/// Words that say a kind and no more, in both languages.
inline std::string words_of(const std::string& kind) {
  if (kind == "rise") return "steeg, rose";
  if (kind == "fall") return "daalde, fell";
  if (kind == "above") return "hoger, higher";
  if (kind == "below") return "lager, lower";
  return "gelijk, unchanged";
}

inline std::string change(const std::string& kind, const std::string& group,
                          const std::string& waves, const std::string& words = "") {
  return marked(
      words.empty() ? words_of(kind) : words,
      "claim=" + kind + " measure=overall group=\"" + group + "\" waves=\"" + waves + "\"");
}

/// Waves 2009, 2011 and 2013 of one group with these means, each of n people and an sd of 1.5.
inline std::vector<WaveResults> three_waves(const std::string& group, double a, double b, double c,
                                            std::size_t n) {
  std::vector<WaveResults> waves{wave_of("2009"), wave_of("2011"), wave_of("2013")};
  answered(waves[0], group, a, n);
  answered(waves[1], group, b, n);
  answered(waves[2], group, c, n);
  return waves;
}

inline Verdict verdict_of_rise(double a, double b, double c, std::size_t n) {
  const auto waves = three_waves("vr", a, b, c, n);
  return judged_claim(change("rise", "vr", "2009 2011 2013"), bare_study(), waves).verdict;
}

}  // namespace peil::findings
