#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "peil/model/claim.h"
#include "peil/model/study.h"
#include "peil/reading/lexicon.h"
#include "peil/reading/names.h"
#include "peil/reading/sentences.h"
#include "peil/reading/tokens.h"

namespace peil::reading {

/// A letter that is read as it was written, and what its words are read with.
struct Page {
  std::string_view text;
  std::span<const NumberInText> numbers;  ///< of the whole text
  std::string language;
  const Lexicon& lexicon;
  const Names& names;
  const Study& study;
};

/// What one statement says: a sentence, or a part of it.
struct Part {
  std::size_t from = 0, to = 0;  ///< bytes
  std::vector<Token> tokens;
  std::vector<Phrase> phrases;
  std::vector<Mention> mentions;
  Saying said;

  bool has(std::string_view sense) const;
  bool has_any(std::initializer_list<std::string_view> senses) const;
  std::vector<std::string> named(Mention::Of of) const;  ///< each once, in order
};

Part part_of(const Page& page, std::size_t from, std::size_t to);

/// The number of a token may be a mark: "7,4", "een 8", "een zeven"; not "9,6 fte", "kamer 2.17",
/// "streefwaarde 7,5", nor what is an amount, a margin, a scale or a year of the study.
bool is_mark(const Page& page, const Part& part, std::size_t token);

/// "1.200 inwoners gaven", "912 antwoorden": so many people, which no mark is held to.
bool counts_people(const Page& page, const Part& part, std::size_t number);

/// "onder" and "among" before a group: of them, and nothing below.
bool is_among(const Page& page, const Part& part, std::size_t token);

/// "een onvoldoende": below 5.5.
bool has_side(const Page& page, const Part& part);

/// A number below 1 that may be a margin: "een van 0,3".
bool has_small_number(const Page& page, const Part& part);
bool is_small_number(const Page& page, std::size_t number);

/// Somebody is named who is a customer group, each once, in order.
std::vector<std::string> customer_groups(const Page& page, const Part& part);

/// The number is the name of a wave.
bool is_wave(const Page& page, std::size_t number);

/// Parts of a sentence that each say something of their own about figures, in order. Where words
/// only go on ("van een 7,0 naar een 7,4, een stijging") they stay together.
std::vector<Part> parts_of(const Page& page, Stretch sentence);

}  // namespace peil::reading
