#pragma once

#include <pugixml.hpp>
#include <string>

#include "peil/report/deposit.h"

namespace peil::report {

/// A new last child with a text; of a language where one is named.
pugi::xml_node put_text(pugi::xml_node parent, const char* name, const std::string& text,
                        const std::string& language = {});

/// The element dataDscr: one var for each column of responses.csv, in their order.
void put_variables(pugi::xml_node codebook, const Deposit& deposit);

}  // namespace peil::report
