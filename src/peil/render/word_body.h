#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <pugixml.hpp>

#include "peil/model/document.h"

namespace peil::render {

/// Writes blocks of a document as the body of a Word file (WordprocessingML).
class WordBody {
 public:
  WordBody(std::string language, HouseStyle house)
      : language_(std::move(language)), house_(std::move(house)) {}

  /// All of it: title, chapters, colophon, each in a control of its own.
  void document(pugi::xml_node body, const Document& document);

  /// PNG images of charts so far; the first is related to as "peilChart1".
  const std::vector<std::string>& pictures() const { return pictures_; }

 private:
  void front(pugi::xml_node body, const Document& document);
  void chapter(pugi::xml_node body, const Section& section);
  pugi::xml_node control(pugi::xml_node parent, const std::string& id, const std::string& name);
  void seal(pugi::xml_node control);
  pugi::xml_node words(pugi::xml_node parent, const char* style, const Words& words,
                       bool kept_with_next = false);
  void runs(pugi::xml_node paragraph, const Words& words, bool strong);
  void run(pugi::xml_node parent, const TextRun& run, const std::string& text, bool strong);
  void cell(pugi::xml_node row, const Words& words, const char* style, std::size_t across,
            bool strong);
  void picture(pugi::xml_node body, const Panel& panel, const std::string& png, double width,
               double height);

  void write(pugi::xml_node body, const Paragraph& paragraph);
  void write(pugi::xml_node body, const Heading& heading);
  void write(pugi::xml_node body, const BulletList& list);
  void write(pugi::xml_node body, const TermList& list);
  void write(pugi::xml_node body, const PrintedTable& table);
  void write(pugi::xml_node body, const Cards& cards);
  void write(pugi::xml_node body, const Panels& panels);

  std::string language_;
  HouseStyle house_;
  std::vector<std::string> pictures_;
  std::size_t controls_ = 0, drawings_ = 0;
  bool headed_ = true;  // the chapter that is written has a title of its own
};

/// What a chapter's control is called: "peil/summary/0f3a…", the last a digest of its words.
std::string chapter_tag(const std::string& id, pugi::xml_node content);

}  // namespace peil::render
