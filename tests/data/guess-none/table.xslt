<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0">
<xsl:template match="/"><xsl:apply-templates select="//tide"/></xsl:template>
<xsl:template match="tide"><xsl:text>High water at the harbour of </xsl:text><xsl:value-of select="@harbour"/><xsl:text> is expected, wind and weather permitting, at </xsl:text><xsl:value-of select="@time"/></xsl:template></xsl:stylesheet>
