// Keys are kept in OpenSSL's own EC_KEY and RSA rather than behind EVP: documents name their curves by explicit parameters and
// carry a new key each, and reaching a provider's key costs as much as verifying with it. 3.0 marks these calls deprecated.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/cms.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
