#pragma once

#include <map>
#include <string>
#include <string_view>

#include "peil/model/response.h"
#include "peil/model/sample.h"
#include "peil/ports/people_store.h"

/// Values that a table keeps as JSON. The readers throw OutsideError, naming `where`, for what
/// the writers did not write: the database is damaged.
namespace peil::store {

std::string json_of(const std::map<std::string, std::string>& texts);
std::map<std::string, std::string> texts_of(const std::string& json, const std::string& where);

/// {"contact":{...},"unit_key":"..."}
std::string contact_json(const Person& person);
/// Key of the unit and contact data of such a text; nothing else of the person is set.
Person contact_of(const std::string& json, const std::string& where);

DrawRecord draw_record_of(const std::string& json, const std::string& where);

/// True when both describe the same draw; the program that made the record may differ.
bool same_draw(const DrawRecord& a, const DrawRecord& b);

Answers answers_of(std::string_view json, const std::string& where);
Day day_of(std::string_view text, const std::string& where);

}  // namespace peil::store
