"""Runs a query through LibreOffice's own JDBC bridge: URL DRIVER_JAR USER CERTIFICATE QUERY_FILE PIPE.

The password comes with TRINO_PASSWORD. soffice listens on PIPE. Prints lines of CSV.
"""

import os
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

PATIENCE_SECONDS = 180


def office(pipe):
    """The component context of the office that listens on a pipe."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local)
    deadline = time.time() + PATIENCE_SECONDS
    while True:
        try:
            return resolver.resolve(
                "uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
        except NoConnectException:
            if time.time() > deadline:
                raise
            time.sleep(0.5)


def properties(values):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def main():
    url, jar, user, certificate, query_file, pipe = sys.argv[1:]
    context = office(pipe)
    try:
        with open(query_file, encoding="utf-8") as file:
            query = file.read()
        # What Base keeps in an .odb: the address, the driver's class and where its jar is.
        drivers = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.sdbc.DriverManager", context)
        connection = drivers.getConnectionWithInfo(
            "jdbc:trino://%s?SSL=true&SSLVerification=FULL&SSLTrustStorePath=%s"
            % (url, certificate),
            properties({
                "user": user,
                "password": os.environ["TRINO_PASSWORD"],
                "JavaDriverClass": "io.trino.jdbc.TrinoDriver",
                "JavaDriverClassPath": uno.systemPathToFileUrl(jar),
            }))
        print("LibreOffice over %s" % connection.MetaData.DriverVersion, file=sys.stderr)
        rows = connection.createStatement().executeQuery(query)
        while rows.next():
            print(",".join(rows.getString(column) for column in range(1, 5)))
        connection.close()
    finally:
        desktop = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", context)
        try:
            desktop.terminate()
        except Exception:  # the office goes before it has answered
            pass


if __name__ == "__main__":
    main()
