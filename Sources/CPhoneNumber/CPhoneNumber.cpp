// libphonenumber keeps one parser for the process. Its instance is made once under the language's own guarantee for static
// initialisation, its methods are const, and its cache of patterns has its own lock, so any thread may call this.
#include "CPhoneNumber.h"
#include <cstring>
#include <phonenumbers/phonenumberutil.h>
#include <string>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

static void copy(char *to, size_t capacity, const std::string &from) {
    size_t count = from.size() < capacity - 1 ? from.size() : capacity - 1;
    memcpy(to, from.data(), count);
    to[count] = 0;
}

extern "C" void gh_phone_number_parse(const char *text, size_t length, const char *region, gh_phone_number *out) {
    memset(out, 0, sizeof *out);
    PhoneNumberUtil *util = PhoneNumberUtil::GetInstance();
    PhoneNumber number;
    std::string assumed = region[0] ? region : "ZZ";
    switch (util->Parse(std::string(text, length), assumed, &number)) {
    case PhoneNumberUtil::NO_PARSING_ERROR: break;
    case PhoneNumberUtil::INVALID_COUNTRY_CODE_ERROR: out->status = 2; return;
    case PhoneNumberUtil::TOO_SHORT_AFTER_IDD:
    case PhoneNumberUtil::TOO_SHORT_NSN: out->status = 3; return;
    case PhoneNumberUtil::TOO_LONG_NSN: out->status = 4; return;
    default: out->status = 1; return;
    }
    switch (util->IsPossibleNumberWithReason(number)) {
    case PhoneNumberUtil::INVALID_COUNTRY_CODE: out->status = 2; return;
    case PhoneNumberUtil::TOO_SHORT: out->status = 3; return;
    case PhoneNumberUtil::TOO_LONG: out->status = 4; return;
    case PhoneNumberUtil::INVALID_LENGTH: out->status = 1; return;
    default: break;
    }
    out->valid = util->IsValidNumber(number) ? 1 : 0;
    out->type = (int32_t)util->GetNumberType(number);
    std::string code, e164;
    util->GetRegionCodeForNumber(number, &code);
    util->Format(number, PhoneNumberUtil::E164, &e164);
    copy(out->region, sizeof out->region, code);
    copy(out->e164, sizeof out->e164, e164);
}
